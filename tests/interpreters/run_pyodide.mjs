// Run a Python script (and the packages beside it) in Pyodide under node.
//   node run_pyodide.mjs [--dir PACKAGE_DIR]... SCRIPT.py [ARGS...]
// NPM_MODULES names the node_modules that holds it, PYODIDE the package there.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const local = path.join(process.env.NPM_MODULES, process.env.PYODIDE, 'pyodide.mjs');
let dirs = [], args = process.argv.slice(2);
while (args.length && args[0] === '--dir') { args.shift(); dirs.push(args.shift()); }
const { loadPyodide } = await import(pathToFileURL(local).href);
const py = await loadPyodide();
const out = (fd) => ({ write: (buf) => { fs.writeSync(fd, buf); return buf.length; } });
py.setStdout(out(1));
py.setStderr(out(2));

const home = '/home/pyodide';
for (const d of dirs) py.FS.mkdirTree(home + '/' + path.basename(path.resolve(d)));
for (const d of dirs) py.mountNodeFS(home + '/' + path.basename(path.resolve(d)), path.resolve(d));
py.globals.set('_args', py.toPy(args));
py.runPython(`
import sys
sys.dont_write_bytecode = True
sys.path.insert(0, '${home}')
sys.argv[:] = _args
`);
try {
  const code = fs.readFileSync(args[0], 'utf8');
  py.runPython(code, { filename: args[0], globals: py.toPy({ __name__: '__main__', __file__: args[0] }) });
  py.runPython('sys.stdout.flush(); sys.stderr.flush()');
} catch (e) {
  if (e.type === 'SystemExit') process.exitCode = Number(/SystemExit: (\d+)/.exec(e.message)?.[1] ?? 0);
  else { process.stderr.write(String(e.message)); process.exitCode = 1; }
}
