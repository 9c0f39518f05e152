import { spawnSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { hostileText } from './__testUtils__/requests';
import { JAVASCRIPT, literal, PYTHON } from './literals';
import { oneLine, shellQuote } from './shell';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const describeWithPython = hasPython ? describe : describe.skip;

const values = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    hostileText,
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(hostileText, fc.constant('__proto__')),
      tie('value'),
      {
        maxKeys: 4,
      },
    ),
  ),
})).value as fc.Arbitrary<never>;

/** Many at once: starting a program takes longer than all else. */
const many = <T>(one: fc.Arbitrary<T>) =>
  fc.array(one, { minLength: 40, maxLength: 120 });

it('writes words that sh reads back as they were', () => {
  fc.assert(
    fc.property(many(hostileText), texts => {
      // NUL is in no argument of any program.
      const wanted = texts.map(text => text.replaceAll('\0', ''));
      const script = `printf '%s\\0' ${texts.map(shellQuote).join(' ')}`;
      const { stdout, stderr } = spawnSync('sh', ['-c', script]);
      expect(stderr.toString()).toBe('');
      expect(stdout.toString('utf8')).toBe(
        // Lone halves of a pair are no text that a program can be given.
        wanted.map(text => `${Buffer.from(text).toString()}\0`).join(''),
      );
    }),
    { numRuns: 3 },
  );
});

it('writes literals that JavaScript reads back as they were', () => {
  fc.assert(
    fc.property(values, value => {
      const read = runInNewContext(
        `JSON.stringify(${literal(value, JAVASCRIPT)})`,
      );
      expect(read).toBe(JSON.stringify(value));
    }),
  );
});

describeWithPython('literals of Python', () => {
  it('read back as they were', () => {
    fc.assert(
      fc.property(many(values), list => {
        const { stdout, stderr } = spawnSync('python3', ['-'], {
          input: `import json\nprint(json.dumps(${literal(
            list as never,
            PYTHON,
          )}))`,
          env: { ...process.env, PYTHONUTF8: '1' },
          encoding: 'utf8',
        });
        expect(stderr).toBe('');
        // By value: 1.0 and 1 are one number.
        expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(list)));
      }),
      { numRuns: 3 },
    );
  });
});

it('keeps a comment within its line', () => {
  fc.assert(
    fc.property(hostileText, text => {
      expect(oneLine(text).split(/[\r\n\u2028\u2029\u0085]/)).toHaveLength(1);
    }),
  );
});
