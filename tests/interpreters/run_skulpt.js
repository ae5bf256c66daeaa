// Run a Python script (and the packages beside it) in Skulpt under node.
//   node run_skulpt.js [--dir PACKAGE_DIR]... SCRIPT.py [ARGS...]
// NPM_MODULES names the node_modules that holds skulpt.
const fs = require('fs');
const path = require('path');

const base = path.join(process.env.NPM_MODULES, 'skulpt');
require(base);                       // sets the global Sk

const roots = [], args = process.argv.slice(2);
while (args[0] === '--dir') { args.shift(); roots.push(path.dirname(path.resolve(args.shift()))); }
const script = path.resolve(args[0]);

Sk.configure({
  __future__: Sk.python3,
  output: (text) => fs.writeSync(1, text),
  sysargv: args,
  syspath: [path.dirname(script), ...roots],
  execLimit: null,
  yieldLimit: null,
  read: (name) => {
    const lib = Sk.builtinFiles && Sk.builtinFiles.files[name];
    if (lib !== undefined) return lib;
    if (path.isAbsolute(name) && fs.existsSync(name)) return fs.readFileSync(name, 'utf8');
    throw new Error("File not found: '" + name + "'");
  },
});

Sk.misceval.asyncToPromise(() => Sk.importMainWithBody('<stdin>', false, fs.readFileSync(script, 'utf8'), true))
  .catch((e) => {
    if (e.tp$name === 'SystemExit') { process.exitCode = Number((/SystemExit: (\d+)/.exec(String(e)) || [0, 0])[1]); return; }
    process.stderr.write(String(e) + '\n' + (e.traceback || []).map((t) => '  at ' + t.filename + ':' + t.lineno + '\n').join(''));
    process.exitCode = 1;
  });
