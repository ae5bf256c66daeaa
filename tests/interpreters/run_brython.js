// Run a Python script (and the packages beside it) in Brython under node.
//   node run_brython.js [--dir PACKAGE_DIR]... SCRIPT.py [ARGS...]
// NPM_MODULES names the node_modules that holds brython.
const fs = require('fs');
const path = require('path');
const vm = require('vm');

const base = path.join(process.env.NPM_MODULES, 'brython');
const dirs = [], args = process.argv.slice(2);
while (args[0] === '--dir') { args.shift(); dirs.push(path.resolve(args.shift())); }

// node < 22 has no Set.difference, and Brython 3.14.3's own stand-in for it takes the wrong arguments.
Set.prototype.difference ||= function (other) { return new Set([...this].filter((x) => !other.has(x))); };
// Brython reads these browser globals even under node.
globalThis.self = globalThis;
globalThis.addEventListener = () => {};
globalThis.location = { href: 'file:///app/', origin: '', pathname: '' };
globalThis.require = require;
globalThis.document = {
  currentScript: { src: 'http://localhost/' },
  getElementsByTagName: () => [{ src: 'http://localhost/' }],
  querySelectorAll: () => [],
  dispatchEvent: () => true,
};
globalThis.module = { exports: {} };
console.log = console.info = console.debug = () => {};   // Brython's own debugging chatter; Python output goes to pyhost
for (const f of ['brython.js', 'brython_stdlib.js']) {   // as plain scripts, so that their top-level names are global
  vm.runInThisContext(fs.readFileSync(path.join(base, f), 'utf8'), { filename: f });
}

// A package is handed over through Brython's virtual file system:
//   { 'pkg': ['.py', source, imports, 1], 'pkg.mod': ['.py', source, imports] }
function vfs(dir, name, out) {
  for (const n of fs.readdirSync(dir)) {
    const p = path.join(dir, n);
    if (fs.statSync(p).isDirectory()) {
      if (fs.existsSync(path.join(p, '__init__.py'))) vfs(p, name + '.' + n, out);
    } else if (n === '__init__.py') out[name] = ['.py', fs.readFileSync(p, 'utf8'), [], 1];
    else if (n.endsWith('.py')) out[name + '.' + n.slice(0, -3)] = ['.py', fs.readFileSync(p, 'utf8'), []];
  }
  return out;
}
const B = globalThis.__BRYTHON__;
for (const d of dirs) B.update_VFS({ $timestamp: Date.now(), ...vfs(d, path.basename(d), {}) });

globalThis.pyhost = { write: (fd, text) => { fs.writeSync(fd, String(text)); }, argv: args };
const prelude = `
import sys
from browser import self as _w
class _Out:
    def __init__(self, fd):
        self.fd = fd
    def write(self, text):
        _w.pyhost.write(self.fd, text)
        return len(text)
    def flush(self):
        pass
sys.stdout = _Out(1)
sys.stderr = _Out(2)
sys.argv = list(_w.pyhost.argv)
`;
try {
  B.runPythonSource(prelude, 'prelude');
  B.runPythonSource(fs.readFileSync(args[0], 'utf8'), '__main__');
} catch (e) {                                   // Brython has already printed the traceback to sys.stderr
  const name = e && e.ob_type && e.ob_type.tp_name;
  process.exitCode = name === 'SystemExit' ? Number(String(e.args && e.args[0] || 0).replace(/\D/g, '') || 0) : 1;
  if (!name) process.stderr.write(String(e && e.stack || e) + '\n');
}
