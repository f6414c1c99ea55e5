// Builds (`node build.mjs build`) or tests (`node build.mjs test`) the page for Maven; only what changed since the last time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [task, ...flags] = process.argv.slice(2);
const OLDEST_NODE = [20, 19];
const INSTALL = ['package.json', 'package-lock.json', '.npmrc'];
const SOURCES = [...INSTALL, 'index.html', 'tsconfig.json', 'vite.config.ts', 'vite.widget.config.ts', 'build.mjs', 'src', 'public', 'dev'];

if (task !== 'build' && task !== 'test') fail(`Unknown task "${task}": say build or test.`);
checkNode();
if (!flags.includes('--skip=true')) run();

function run() {
  // Not in target: a clean build need not install again what is installed.
  once('packages', INSTALL, join(here, 'node_modules', '.parley-stamp'), () =>
    npm('ci', '--no-audit', '--no-fund', '--prefer-offline'),
  );
  const stamp = join(here, '..', 'target', `web-${task}.stamp`);
  if (task === 'build') once('page', SOURCES, stamp, () => npm('run', 'build'), join(here, 'dist', 'index.html'));
  else once('page tests', SOURCES, stamp, () => npm('test'));
}

/** Does it unless it was done with the same inputs and its product, if it has one, is still there. */
function once(what, inputs, stamp, action, product = stamp) {
  const now = fingerprint(inputs);
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
    console.log(`${what}: up to date`);
    return;
  }
  action();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

function fingerprint(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesOf).sort()) {
    hash.update(relative(here, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesOf(input) {
  const path = join(here, input);
  if (input.includes('.')) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function npm(...command) {
  // On Windows npm is a script, which only a shell can start.
  const { error, status } = spawnSync('npm', command, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) fail(`npm could not be started (${error.message}). Install Node.js with npm, or build with -Dweb.skip=true.`);
  if (status !== 0) fail(`"npm ${command.join(' ')}" failed in bot/web; its output above says why.`);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldest, oldestMinor] = OLDEST_NODE;
  if (major > oldest || (major === oldest && minor >= oldestMinor)) return;
  fail(`The page needs Node.js ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. Update it, or build with -Dweb.skip=true.`);
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
