// Run a Python script (and the packages beside it) in MicroPython compiled to WebAssembly, under node.
//   node run_micropython.mjs [--heap BYTES|64k|1m] [--pystack WORDS] [--dir PACKAGE_DIR]... SCRIPT.py [ARGS...]
// Every --dir folder is copied into the interpreter's in-memory file system as /app/NAME, so `import NAME` works.
// NPM_MODULES names the node_modules that holds the npm package.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const NAME = '@micropython/micropython-webassembly-pyscript/micropython.mjs';
const local = path.join(process.env.NPM_MODULES, NAME);

const size = (s) => parseInt(s) * ({ k: 1024, m: 1024 * 1024 }[s.slice(-1).toLowerCase()] || 1);
let heapsize = 16 * 1024 * 1024, pystack = 64 * 1024, dirs = [], args = process.argv.slice(2);
while (args.length && args[0].startsWith('--')) {
  const flag = args.shift();
  if (flag === '--heap') heapsize = size(args.shift());
  else if (flag === '--pystack') pystack = size(args.shift());
  else if (flag === '--dir') dirs.push(args.shift());
  else throw new Error('unknown option ' + flag);
}
const script = args[0];
const { loadMicroPython } = await import(pathToFileURL(local).href);
const mp = await loadMicroPython({
  heapsize, pystack, linebuffer: false,
  stdout: (bytes) => fs.writeSync(1, bytes),
  stderr: (bytes) => fs.writeSync(2, bytes),
});

function copy(src, dst) {
  if (fs.statSync(src).isDirectory()) {
    try { mp.FS.mkdir(dst); } catch (e) { /* already there */ }
    for (const n of fs.readdirSync(src)) if (n !== '__pycache__') copy(path.join(src, n), dst + '/' + n);
  } else if (/\.(py|json|csv|txt)$/.test(src)) {
    mp.FS.writeFile(dst, fs.readFileSync(src));
  }
}
mp.FS.mkdir('/app');
for (const d of dirs) copy(path.resolve(d), '/app/' + path.basename(path.resolve(d)));
mp.runPython(`import sys
sys.path.insert(0, '/app')
sys.argv[:] = ${JSON.stringify(args)}
`);
try {
  mp.runPython(fs.readFileSync(script, 'utf8'));
} catch (e) {
  if (e.name === 'PythonError') {
    const exit = e.type === 'SystemExit' && /SystemExit: (\d*)\n?$/.exec(e.message);
    if (!exit) process.stderr.write(String(e.message));
    process.exitCode = exit ? Number(exit[1]) : 1;
  } else throw e;
}
