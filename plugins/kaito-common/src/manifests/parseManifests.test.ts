import { ManifestParseError, parseManifests } from '.';

const secret = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: s';

function fault(text: string): ManifestParseError {
  try {
    parseManifests(text);
  } catch (error) {
    return error as ManifestParseError;
  }
  throw new Error('No fault found');
}

describe('parseManifests', () => {
  it('reads documents with the line each starts at', () => {
    const text = `# a comment\n---\n${secret}\n---\n# nothing here\n---\n\n${secret}2\n`;
    expect(
      parseManifests(text).map(({ object, line }) => [
        object.metadata.name,
        line,
      ]),
    ).toEqual([
      ['s', 3],
      ['s2', 11],
    ]);
  });

  it.each(['', '   \n', '---\n---\n', '# only words\n', 'null\n'])(
    'finds nothing in %j',
    text => {
      expect(parseManifests(text)).toEqual([]);
    },
  );

  it('reads JSON', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's' },
    };
    expect(parseManifests(JSON.stringify(object, null, 2))).toEqual([
      { object, line: 1 },
    ]);
  });

  it.each([
    ['bad syntax', `${secret}\n---\na: [1\n`, 7, /./],
    ['a key twice', `${secret}\nkind: Pod\n`, 5, /unique/i],
    ['a list', '- a\n', 1, /mapping/],
    ['a word', 'hello\n', 1, /mapping/],
    ['no kind', 'apiVersion: v1\nmetadata:\n  name: x\n', 1, /`kind`/],
    ['no name', `\n\napiVersion: v1\nkind: Pod\n`, 3, /`metadata.name`/],
    ['an unknown anchor', `${secret}\nx: *nowhere\n`, 5, /nowhere/],
  ])('says where and why with %s', (_, text, line, reason) => {
    const error = fault(text);
    expect(error).toBeInstanceOf(ManifestParseError);
    expect(error.line).toBe(line);
    expect(error.reason).toMatch(reason);
    expect(error.message).toBe(`Line ${line}: ${error.reason}`);
  });

  it('refuses to unfold a bomb of aliases', () => {
    const levels = Array.from({ length: 12 }, (_, i) =>
      i === 0
        ? 'l0: &l0 [x, x, x, x, x, x, x, x, x, x]'
        : `l${i}: &l${i} [${Array(10)
            .fill(`*l${i - 1}`)
            .join(', ')}]`,
    );
    expect(fault(`${secret}\n${levels.join('\n')}\n`)).toBeInstanceOf(
      ManifestParseError,
    );
  });
});
