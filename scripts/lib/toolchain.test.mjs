import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeSatisfies, yarnSatisfies } from './toolchain.mjs';

for (const [version, expected] of [
  ['v20.20.2', false],
  ['22.18.0', false],
  ['22.19.0', true],
  ['23.11.0', false],
  ['v24.0.0', true],
  ['26.1.0', false],
]) {
  test(`Node ${version} ${
    expected ? 'satisfies' : 'does not satisfy'
  } engines`, () => {
    assert.equal(nodeSatisfies(version), expected);
  });
}

for (const [version, expected] of [
  ['1.22.22', false],
  ['4.13.0', false],
  ['4.18.1', true],
  ['4.20.0', true],
]) {
  test(`Yarn ${version} ${
    expected ? 'reads' : 'does not read'
  } the lock file`, () => {
    assert.equal(yarnSatisfies(version), expected);
  });
}
