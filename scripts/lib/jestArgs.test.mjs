import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jestArgs } from './jestArgs.mjs';

test('does not watch, keeps to two workers and is patient unless told otherwise', () => {
  assert.deepEqual(jestArgs('wire', ['sandbox']).slice(0, 4), [
    'sandbox',
    '--maxWorkers=2',
    '--testTimeout=60000',
    '--watchAll=false',
  ]);
  const own = jestArgs('unit', ['--watch', '-i']);
  assert.ok(!own.some(a => /maxWorkers|watchAll/.test(a)), own.join(' '));
});

test('unit and wire share no test and leave none out', () => {
  const unit = jestArgs('unit', []).find(a => a.includes('wire'));
  const ignored = new RegExp(unit.split('=')[1]);
  assert.ok(ignored.test('/src/a.wire.test.ts'));
  assert.ok(!ignored.test('/src/wire.test.ts'));
  assert.ok(
    jestArgs('wire', []).some(a => a.startsWith('--testMatch=**/*.wire.test.')),
  );
});

test('puts list options last, where they cannot swallow a path', () => {
  const args = jestArgs('unit', ['plugins/kaito']);
  assert.equal(args[0], 'plugins/kaito');
  assert.ok(args.at(-1).startsWith('--testPathIgnorePatterns='));
});
