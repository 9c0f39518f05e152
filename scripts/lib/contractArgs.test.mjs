import assert from 'node:assert/strict';
import { basename, dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { contractArgs } from './contractArgs.mjs';

const here = fileURLToPath(import.meta.url);

test('without options, the sandbox alone', () => {
  assert.deepEqual(contractArgs([], '/'), { kubeconfig: undefined, jest: [] });
});

test('finds the kubeconfig from where the command was given, and leaves the rest to Jest', () => {
  assert.deepEqual(
    contractArgs(
      ['--kubeconfig', basename(here), '--', '-t', 'watch'],
      dirname(here),
    ),
    { kubeconfig: here, jest: ['-t', 'watch'] },
  );
});

test('says what is wrong', () => {
  assert.throws(
    () => contractArgs(['--kubeconfig', 'none'], '/'),
    /no kubeconfig \/none/,
  );
  assert.throws(() => contractArgs(['--kubecfg', 'x'], '/'), /--kubecfg/);
});
