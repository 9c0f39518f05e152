import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listening } from './network.mjs';
import { run, start, stop } from './processes.mjs';

test('ends what a child started along with the child', async () => {
  let port;
  // The grandchild is known by the port it holds: an ended process may keep its id for a while.
  const server = `const s = require('net').createServer().listen(0, '127.0.0.1', () => console.log(s.address().port));`;
  const child = start(
    process.execPath,
    [
      '-e',
      `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(
        server,
      )}], { stdio: 'inherit' }); setInterval(() => {}, 1000);`,
    ],
    {
      onLine: line => {
        port = Number(line);
      },
    },
  );
  while (!port) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  assert.equal(await listening(port), true);
  await stop(child);
  assert.equal(await listening(port), false);
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
