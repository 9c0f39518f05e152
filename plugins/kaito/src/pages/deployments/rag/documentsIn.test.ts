import fc from 'fast-check';
import {
  badIndexName,
  documentsIn,
  MAX_FILE_BYTES,
  sourceOf,
  whyNotTaken,
} from './documentsIn';

describe('documentsIn', () => {
  it('takes a list of documents for as many, and names the file', () => {
    const listed = [
      { text: 'a', metadata: { page: 3 } },
      { text: 'b', metadata: { file_name: 'other.md' }, ignored: true },
    ];
    expect(documentsIn('docs.json', JSON.stringify(listed))).toEqual([
      { text: 'a', metadata: { file_name: 'docs.json', page: 3 } },
      { text: 'b', metadata: { file_name: 'other.md' } },
    ]);
  });

  it('takes everything else for one document, as it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('a.txt', 'a.md', 'a.json'),
        fc.oneof(
          fc.string(),
          fc.constantFrom('[]', '{"text":"a"}', '[{"text":""}]', '[1]', '{'),
        ),
        (name, content) => {
          expect(documentsIn(name, content)).toEqual([
            { text: content, metadata: { file_name: name } },
          ]);
        },
      ),
    );
  });

  it('says why a file is not taken', () => {
    expect(whyNotTaken({ name: 'A.TXT', size: 1 })).toBeNull();
    expect(whyNotTaken({ name: 'a.pdf', size: 1 })).toMatch(/\.txt, \.md/);
    expect(whyNotTaken({ name: 'a.md', size: 0 })).toMatch(/empty/);
    expect(whyNotTaken({ name: 'a.md', size: MAX_FILE_BYTES + 1 })).toMatch(
      /larger than 512 KiB/,
    );
  });

  it.each([
    ['', /Name/],
    ['a/b', /slashes/],
    ['a\\b', /slashes/],
    ['..', /slashes/],
    ['a\nb', /slashes/],
    ['x'.repeat(129), /128/],
  ])('refuses the name %j', (name, words) => {
    expect(badIndexName(name)).toMatch(words);
  });

  it('finds where something comes from', () => {
    expect(badIndexName('our docs, 2026')).toBeNull();
    expect(sourceOf({ metadata: { source: 'plan' }, doc_id: '1' })).toBe(
      'plan',
    );
    expect(sourceOf({ metadata: { source: 3 }, doc_id: '1' })).toBe('1');
    expect(sourceOf({ metadata: null })).toBe('no source named');
  });
});
