import fc from 'fast-check';
import {
  checkProvenance,
  expiryState,
  isManaged,
  parseExpiry,
  type Provenance,
  PROVENANCE_ANNOTATIONS,
  PROVENANCE_FACTS,
  PROVENANCE_LIMITS,
  readProvenance,
  toProvenanceAnnotations,
} from '.';

const FULL: Provenance = {
  requestId: 'req-7f3a',
  requestedBy: 'user:default/dana',
  owner: 'group:default/search',
  purpose: 'Summaries for support, "phase 2"',
  expires: '2027-01-31',
  dataClass: 'internal',
  source: 'https://git.example.org/fleet/blob/main/clusters/a/phi.yaml',
  pullRequest: 'https://git.example.org/fleet/pulls/12',
};

const annotated = (annotations: unknown) => ({ metadata: { annotations } });
const claiming = (fact: keyof Provenance, value: unknown) =>
  annotated({ [PROVENANCE_ANNOTATIONS[fact]]: value });
const problems = (fact: keyof Provenance, value: unknown) =>
  checkProvenance(claiming(fact, value)).map(({ message }) => message);

describe('provenance', () => {
  it('comes back as it was written, and is without fault', () => {
    const object = annotated(toProvenanceAnnotations(FULL));
    expect(readProvenance(object)).toEqual(FULL);
    expect(checkProvenance(object)).toEqual([]);
    expect(isManaged(readProvenance(object))).toBe(true);
  });

  it('writes nothing for what is absent or blank', () => {
    expect(
      toProvenanceAnnotations({ owner: null, purpose: '  ', expires: '' }),
    ).toEqual({});
    expect(isManaged(readProvenance({}))).toBe(false);
  });

  it.each([
    [{}],
    [null],
    ['text'],
    [annotated(null)],
    [annotated([])],
    [annotated({ 'kaito-portal.io/owner': 7 })],
    [annotated({ 'kaito-portal.io/owner': { a: 1 } })],
    [annotated({ 'kaito-portal.io/owner': '   ' })],
  ])('says nothing of %j', object => {
    const nothing = Object.fromEntries(
      PROVENANCE_FACTS.map(fact => [fact, null]),
    );
    expect(readProvenance(object)).toEqual(nothing);
  });

  it('comes back whatever the words', () => {
    const word = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(
        fc.record(
          Object.fromEntries(PROVENANCE_FACTS.map(fact => [fact, word])),
        ),
        provenance => {
          const annotations = toProvenanceAnnotations(provenance);
          const once = readProvenance(annotated(annotations));
          expect(toProvenanceAnnotations(once)).toEqual(annotations);
          Object.values(once).forEach(value =>
            expect(value ?? 'x').toBe((value ?? 'x').trim()),
          );
        },
      ),
    );
  });

  it('never throws, whatever an object claims', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc
            .dictionary(
              fc.constantFrom(...Object.values(PROVENANCE_ANNOTATIONS)),
              fc.jsonValue(),
            )
            .map(annotated),
        ),
        object => {
          expect(Array.isArray(checkProvenance(object))).toBe(true);
          const { expires } = readProvenance(object);
          expect(typeof expiryState(expires, new Date(0))).toBe('string');
        },
      ),
    );
  });
});

describe('claims that cannot be true', () => {
  it.each<[keyof Provenance, unknown, RegExp]>([
    ['requestId', 'a b', /letters/],
    ['requestId', '../../etc', /letters/],
    ['requestedBy', 'dana', /entity ref/],
    ['owner', 'group:a/b/c', /entity ref/],
    ['owner', 7, /not text/],
    ['expires', 'soon', /ISO 8601/],
    ['expires', '2027-02-30', /ISO 8601/],
    ['expires', '31.01.2027', /ISO 8601/],
    ['source', 'data:text/html,hello', /http/],
    ['source', 'https://me:word@host/x', /http/],
    ['pullRequest', '//host/1', /http/],
    ['purpose', 'safe\u202etxt.exe', /do not show/],
    ['purpose', 'x\u0000y', /do not show/],
  ])('%s: %j', (fact, value, message) => {
    expect(problems(fact, value)).toEqual([expect.stringMatching(message)]);
  });

  it.each(PROVENANCE_FACTS)('are too long: %s', fact => {
    const long = 'x'.repeat(PROVENANCE_LIMITS[fact] + 1);
    expect(problems(fact, long)).toEqual([
      expect.stringContaining(`longer than ${PROVENANCE_LIMITS[fact]}`),
    ]);
    const read = readProvenance(claiming(fact, long))[fact];
    expect(read).toBe(
      fact === 'purpose'
        ? `${'x'.repeat(PROVENANCE_LIMITS.purpose - 1)}…`
        : null,
    );
  });

  it('are shown without what does not show', () => {
    expect(
      readProvenance(claiming('purpose', ' a\u202eb\u0007\n c ')).purpose,
    ).toBe('ab\n c');
  });
});

describe('a date of expiry', () => {
  it.each([
    ['2027-01-31', '2027-01-31T23:59:59.999Z'],
    ['2027-01-31T12:00:00Z', '2027-01-31T12:00:00.000Z'],
    ['2027-01-31T12:00+02:00', '2027-01-31T10:00:00.000Z'],
    ['2028-02-29', '2028-02-29T23:59:59.999Z'],
  ])('%s ends at %s', (text, instant) => {
    expect(parseExpiry(text)?.toISOString()).toBe(instant);
  });

  it.each([
    '2027-02-29',
    '2027-13-01',
    '2027-02-30T00:00:00Z',
    '2027-01-31T25:00:00Z',
    '2027-1-1',
    '1/2/2027',
    'now',
    '',
  ])('%j is none', text => {
    expect(parseExpiry(text)).toBeNull();
  });

  it('lasts to the end of its day', () => {
    const at = (now: string) => expiryState('2027-01-31', new Date(now));
    expect(at('2027-01-31T23:00:00Z')).toBe('running');
    expect(at('2027-02-01T00:00:00Z')).toBe('expired');
    expect(expiryState(null, new Date(0))).toBe('none');
    expect(expiryState('soon', new Date(0))).toBe('unreadable');
  });
});
