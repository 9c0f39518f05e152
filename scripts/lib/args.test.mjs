import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStartOptions } from './args.mjs';
import { Failure } from './log.mjs';

test('the defaults are the documented ones', () => {
  const options = readStartOptions([]);
  assert.deepEqual(
    [options.port, options.backendPort, options.sandboxPort, options.clusters],
    [3000, 7007, 7100, 3],
  );
});

for (const [args, part] of [
  [['--port', '80'], '--port must be a whole number from 1024'],
  [['--clusters', '0'], '--clusters must be a whole number from 1 to 9'],
  [['--scenario', 'storm'], '--scenario must be one of mixed, calm, empty'],
  [['--pace', 'fast'], '--pace must be a number above 0'],
  [['--kubeconfig', '/no/such/file'], '--kubeconfig: there is no file'],
  [['--colour', 'blue'], '--colour'],
]) {
  test(`${args.join(
    ' ',
  )} is refused with a sentence that names the option`, () => {
    assert.throws(
      () => readStartOptions(args),
      error => error instanceof Failure && error.message.includes(part),
    );
  });
}

test('a kubeconfig and a GGUF model exclude each other', () => {
  assert.throws(
    () =>
      readStartOptions([
        '--kubeconfig',
        'package.json',
        '--gguf',
        'package.json',
      ]),
    /use one of them/,
  );
});
