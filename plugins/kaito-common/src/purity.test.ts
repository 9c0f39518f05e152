import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { exports as entries } from '../package.json';

const PACKAGE = join(__dirname, '..');

/** Runs a script in a Node of its own: linter and bundler do not bear Jest's globals. */
function runNode(args: string[], input = '') {
  return spawnSync(process.execPath, args, {
    cwd: PACKAGE,
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

const PROBES: [line: string, rule: string][] = [
  ["import { readFileSync } from 'node:fs';", 'no-restricted-syntax'],
  [
    "import { NotFoundError } from '@backstage/errors';",
    'no-restricted-syntax',
  ],
  ["export * from 'fast-check';", 'no-restricted-syntax'],
  ['export const a = process.env.HOME;', 'no-restricted-globals'],
  ["export const b = Buffer.from('');", 'no-restricted-globals'],
  ["export const c = require('zod');", 'no-restricted-globals'],
  ['export const d = __dirname;', 'no-restricted-globals'],
  ['export const e = Date.now();', 'no-restricted-syntax'],
  ['export const f = new Date();', 'no-restricted-syntax'],
  ['export const g = Math.random();', 'no-restricted-syntax'],
  ['setTimeout(() => {}, 1);', 'no-restricted-globals'],
  ["export const h = fetch('/');", 'no-restricted-syntax'],
  ["export const i = import('./index');", 'no-restricted-syntax'],
];
const FINE = [
  "import { z } from 'zod';",
  "import { parse } from 'yaml';",
  "import { createPermission } from '@backstage/plugin-permission-common';",
  "import { findModel } from './models';",
  'export const at = new Date(0);',
];

it('is kept pure by the linter', () => {
  const lines = [...PROBES.map(([line]) => line), ...FINE];
  const eslint = join(
    require.resolve('eslint/package.json'),
    '../bin/eslint.js',
  );
  const { stdout } = runNode(
    [eslint, '--stdin', '--stdin-filename', 'src/probe.ts', '-f', 'json'],
    lines.join('\n'),
  );
  const [{ messages }] = JSON.parse(stdout) as [
    { messages: { line: number; ruleId: string }[] },
  ];
  const rulesAt = (index: number) =>
    messages
      .filter(({ line }) => line === index + 1)
      .map(({ ruleId }) => ruleId)
      .filter(rule => rule.startsWith('no-restricted-'));
  expect(lines.map((line, index) => [line, rulesAt(index)])).toEqual([
    ...PROBES.map(([line, rule]) => [line, [rule]]),
    ...FINE.map(line => [line, []]),
  ]);
}, 60_000);

/** All entry points bundled for a browser, nothing standing in for Node. */
function bundle(): string {
  const source = Object.entries(entries)
    .filter(([, path]) => path.endsWith('.ts'))
    .map(([name, path], index) => ({ name, path, as: `entry${index}` }))
    .map(({ path, as }) => `export * as ${as} from '${path}';`)
    .join('\n');
  const script = `
    const { buildSync } = require('esbuild');
    const { outputFiles } = buildSync({
      stdin: { contents: ${JSON.stringify(source)}, resolveDir: process.cwd() },
      bundle: true,
      platform: 'browser',
      format: 'iife',
      globalName: 'kaito',
      write: false,
      logLevel: 'error',
    });
    process.stdout.write(outputFiles[0].text);`;
  const { stdout, stderr } = runNode(['-e', script]);
  expect(stderr).toBe('');
  return stdout;
}

it('bundles for a browser and works without Node', () => {
  const code = bundle();
  const use = `
    const all = Object.assign({}, ...Object.values(kaito));
    const [{ object }] = all.parseManifests(
      'apiVersion: kaito.sh/v1beta1\\nkind: Workspace\\nmetadata: {name: x}\\nspec: {}\\n');
    all.validateManifest(object).map(({ rule }) => rule);`;
  // A context has the language and nothing else: these are all a browser is asked for.
  const found: string[] = runInNewContext(`${code}\n${use}`, { URL });
  expect([...found]).toContain('schema');
}, 60_000);
