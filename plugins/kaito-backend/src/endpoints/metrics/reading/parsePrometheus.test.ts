import fc from 'fast-check';
import { parsePrometheus, type Series } from './parsePrometheus';

const name = fc.stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,20}$/);
const labelName = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,10}$/);
const value = fc.oneof(
  fc.double(),
  fc.constantFrom(0, 1, NaN, Infinity, -Infinity),
);
const series: fc.Arbitrary<Series> = fc.record({
  name,
  labels: fc
    .array(fc.tuple(labelName, fc.string({ unit: 'binary' })), { maxLength: 4 })
    .map(entries => new Map(entries)),
  value,
});

const escape = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
const numberText = (number: number) => {
  // String() takes the sign off zero, and spells infinity in full.
  const text = Object.is(number, -0) ? '-0' : String(number);
  return text.replace('Infinity', 'Inf');
};

function render({ name: metric, labels, value: number }: Series): string {
  const inside = [...labels].map(([key, text]) => `${key}="${escape(text)}"`);
  return `${metric}${
    inside.length > 0 ? `{${inside.join(',')}}` : ''
  } ${numberText(number)}`;
}

describe('parsePrometheus', () => {
  it('reads what is written', () => {
    fc.assert(
      fc.property(fc.array(series), all => {
        const parsed = parsePrometheus(all.map(render).join('\n'));
        expect(parsed).toEqual({ series: all, malformed: 0 });
      }),
    );
  });

  it('takes any text, and the series around it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }).filter(t => !/#/.test(t)),
        text => {
          const parsed = parsePrometheus(`before 1\n${text}\nafter{a="b"} 2\n`);
          expect(parsed.series[0]).toMatchObject({ name: 'before', value: 1 });
          expect(parsed.series.at(-1)).toEqual({
            name: 'after',
            labels: new Map([['a', 'b']]),
            value: 2,
          });
        },
      ),
    );
  });

  it.each([
    ['no value', 'up'],
    ['no number', 'up one'],
    ['hexadecimal', 'up 0x10'],
    ['open braces', 'up{a="b" 1'],
    ['an open string', 'up{a="b} 1'],
    ['a label without quotes', 'up{a=b} 1'],
    ['two labels without a comma', 'up{a="b"c="d"} 1'],
    ['a backslash at the end', 'up{a="\\'],
    ['a number as name', '1up 1'],
    ['markup', '<html><body>502</body></html>'],
  ])('passes over %s', (_what, line) => {
    expect(parsePrometheus(`${line}\nok 1`)).toEqual({
      series: [{ name: 'ok', labels: new Map(), value: 1 }],
      malformed: 1,
    });
  });

  it('reads comments, blanks, time stamps, line ends of Windows and a comma at the end', () => {
    const text =
      '# HELP a b\r\n\r\n a { x = "1" , y="2", } \t 3.5e+02 1395066363000\r\n';
    expect(parsePrometheus(text)).toEqual({
      series: [
        {
          name: 'a',
          labels: new Map([
            ['x', '1'],
            ['y', '2'],
          ]),
          value: 350,
        },
      ],
      malformed: 0,
    });
  });

  it('keeps only what is wanted, and no more than makes sense', () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => `m${i % 2} ${i}`);
    const all = parsePrometheus(lines.join('\n'));
    expect(all.series).toHaveLength(20_000);
    const odd = parsePrometheus(lines.join('\n'), one => one === 'm1');
    expect(odd.series).toHaveLength(15_000);
  });

  it('keeps no prototype of a label’s making', () => {
    const [{ labels }] = parsePrometheus('a{__proto__="x"} 1').series;
    expect(labels).toEqual(new Map([['__proto__', 'x']]));
  });
});
