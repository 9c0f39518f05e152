import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, start, stop } from './processes.mjs';

test('ends what a child started along with the child', async () => {
  let grandchild;
  const child = start(
    process.execPath,
    [
      '-e',
      `const c = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
       console.log(c.pid); setInterval(() => {}, 1000);`,
    ],
    {
      onLine: line => {
        grandchild = Number(line);
      },
    },
  );
  while (!grandchild) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  await stop(child);
  await assert.rejects(async () => {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      process.kill(grandchild, 0);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }, /ESRCH/);
});

test('hands on the exit code and whole lines', async () => {
  const lines = [];
  const code = await run(
    process.execPath,
    ['-e', 'process.stdout.write("a\\nb"); process.exitCode = 3'],
    { onLine: line => lines.push(line) },
  );
  assert.equal(code, 3);
  assert.deepEqual(lines, ['a', 'b']);
});
