import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure, say } from './log.mjs';
import { run } from './processes.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const toolchainDir = join(root, '.toolchain');
const binDir = join(toolchainDir, 'bin');

const NODE_VERSION = '24.21.0';
const YARN_VERSION = '4.18.1';

/** Whether a Node version satisfies `engines`: ^22.19 or ^24. */
export function nodeSatisfies(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return (major === 22 && minor >= 19) || major === 24;
}

/** Whether a Yarn version reads our lock file: 4.18 or a later 4. */
export function yarnSatisfies(version) {
  const [major, minor] = version.split('.').map(Number);
  return major === 4 && minor >= 18;
}

/**
 * The environment to run the project's tools in: Node and Yarn that fit come first on the PATH.
 * What the machine lacks is fetched from npm into `.toolchain`.
 */
export async function ensureToolchain() {
  const found = [];
  if (!nodeSatisfies(process.versions.node)) {
    await ensureNode();
    found.push(`Node ${NODE_VERSION} from .toolchain`);
  } else {
    found.push(`Node ${process.versions.node}`);
  }
  const env = withPath(process.env);
  const yarn = yarnVersion(env);
  if (yarn && yarnSatisfies(yarn)) {
    found.push(`Yarn ${yarn}`);
  } else {
    await ensureYarn(env);
    found.push(`Yarn ${YARN_VERSION} from .toolchain`);
  }
  say(`Using ${found.join(' and ')}.`);
  return env;
}

/** Installs the project's dependencies as the lock file says, unless that has been done already. */
export async function ensureInstalled(env) {
  const stamp = join(root, 'node_modules', '.kaito-portal-install');
  const wanted = installFingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  say('Installing dependencies (one to three minutes the first time)…');
  const code = await run('yarn', ['install', '--immutable'], {
    cwd: root,
    env,
    prefix: '       ',
  });
  if (code !== 0) {
    throw new Failure(
      'Installing the dependencies failed; the lines above say why. An npm registry must be reachable. Then run the same command again.',
    );
  }
  writeFileSync(stamp, wanted);
}

/** Installs a package with npm into a folder of `.toolchain` and returns that folder. */
export async function fetchPackages(folder, packages, env = process.env) {
  const prefix = join(toolchainDir, folder);
  mkdirSync(prefix, { recursive: true });
  // A package.json of its own keeps npm from looking at the project's.
  writeFileSync(join(prefix, 'package.json'), '{ "private": true }\n');
  const code = await run(
    'npm',
    [
      'install',
      ...packages,
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--omit=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    { cwd: prefix, env, prefix: '       ' },
  ).catch(error => {
    throw new Failure(
      `npm is needed to fetch ${packages.join(
        ', ',
      )} and could not be started (${
        error.message
      }). Install Node.js with npm and run the same command again.`,
    );
  });
  if (code !== 0) {
    throw new Failure(
      `Could not fetch ${packages.join(
        ', ',
      )} from the npm registry; the lines above say why. Then run the same command again.`,
    );
  }
  return prefix;
}

async function ensureNode() {
  const name = `node-${platformName()}-${process.arch}`;
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const target = join(
    toolchainDir,
    'node',
    'node_modules',
    name,
    'bin',
    executable,
  );
  if (!existsSync(target)) {
    say(
      `This machine has Node ${process.versions.node}; the portal needs 22.19+ or 24. Fetching Node ${NODE_VERSION} into .toolchain…`,
    );
    await fetchPackages('node', [`${name}@${NODE_VERSION}`]);
  }
  link(target, executable);
}

async function ensureYarn(env) {
  const target = join(
    toolchainDir,
    'yarn/node_modules/@yarnpkg/cli-dist/bin/yarn.js',
  );
  if (!existsSync(target)) {
    say(`Fetching Yarn ${YARN_VERSION} into .toolchain…`);
    await fetchPackages('yarn', [`@yarnpkg/cli-dist@${YARN_VERSION}`], env);
  }
  link(target, 'yarn');
}

function withPath(env) {
  return { ...env, PATH: `${binDir}${delimiter}${env.PATH ?? ''}` };
}

function link(target, name) {
  mkdirSync(binDir, { recursive: true });
  const path = join(binDir, name);
  rmSync(path, { force: true });
  symlinkSync(target, path);
}

function platformName() {
  return process.platform === 'win32' ? 'win' : process.platform;
}

function yarnVersion(env) {
  try {
    return execFileSync('yarn', ['--version'], {
      // Outside the project, so that a Yarn 1 does not try to hand over to the version package.json names.
      cwd: toolchainParent(),
      env: { ...env, COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' },
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    }).trim();
  } catch {
    return undefined;
  }
}

function toolchainParent() {
  mkdirSync(toolchainDir, { recursive: true });
  return toolchainDir;
}

/** Changes when the lock file or any manifest of the workspace does. */
function installFingerprint() {
  const hash = createHash('sha256');
  const manifests = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder)).map(name =>
      join(folder, name, 'package.json'),
    ),
  );
  for (const file of [
    'yarn.lock',
    '.yarnrc.yml',
    'package.json',
    ...manifests.sort(),
  ]) {
    const path = join(root, file);
    if (existsSync(path)) {
      hash.update(file).update(readFileSync(path));
    }
  }
  return hash.digest('hex');
}
