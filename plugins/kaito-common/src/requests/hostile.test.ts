import fc from 'fast-check';
import { BUNDLE_KINDS, parseManifests, readPath } from '../manifests';
import { REQUESTS } from '../manifests/builders/__testUtils__/requests';
import { PROVENANCE_ANNOTATIONS, readProvenance } from '../provenance';
import { readDeploymentRequest } from './DeploymentRequest';
import { DeploymentRequestError } from './DeploymentRequestError';
import { prepareDeployment } from './prepareDeployment';

// Many runs of each property; machines differ.
jest.setTimeout(120_000);

const claims = {
  requestId: 'r-0123456789ab',
  requestedBy: 'user:default/dana',
};

/** Texts that mean something to YAML, Helm, the Scaffolder, a shell, a path or an eye. */
const HOSTILE = [
  'a: b',
  '- a',
  '"',
  "'",
  '# gone',
  'x # gone',
  '\n---\nkind: Secret\n',
  'x\n  evil: true',
  '&a [*a]',
  '*a',
  '!!binary aGk=',
  '{a: b}',
  '[a]',
  '|',
  '>-',
  '%YAML 1.1',
  '@x',
  '`x`',
  'true',
  'null',
  '~',
  '0x10',
  '1e3',
  '012',
  'on',
  '2027-01-31',
  '<<',
  '../../etc/passwd',
  '/etc/passwd',
  '..\\..',
  '${{ secrets.TOKEN }}',
  '{{ .Values.x }}',
  '{% raw %}',
  '$(reboot)',
  '; rm -rf /',
  '<script>alert(1)</script>',
  'p\u0430ypal',
  '\uff50hi',
  'phi\u200b4',
  'phi\u202e4',
  'a\u2028b',
  'a\u0000b',
  '\ud83d',
  '__proto__',
];

/** What a form sends for a kind, filled in. */
const requests = BUNDLE_KINDS.map(kind => {
  const form = REQUESTS[kind].map(request => {
    const { ordering: _o, flux: _f, provenance: _p, ...rest } = request as any;
    return {
      namespace: 'search',
      ...rest,
      ordering: 'argocd',
      cluster: 'aks-weu-dev',
      owner: 'group:default/search',
      purpose: 'Answer questions',
      expires: '2099-01-31',
      dataClass: 'internal',
    };
  });
  return [kind, form] as const;
});

type Path = string[];

/** Places of all texts in a value. */
function texts(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) =>
        texts(item, [...path, key]),
      )
    : [];
}

function withAt(value: any, [key, ...rest]: Path, other: unknown): any {
  if (key === undefined) return other;
  const below = withAt(value[key], rest, other);
  return Array.isArray(value)
    ? value.map((item, index) => (String(index) === key ? below : item))
    : { ...value, [key]: below };
}

/** Renders; null when it is refused, in words that name a field. */
function rendered(input: unknown) {
  try {
    return prepareDeployment(readDeploymentRequest(input), claims);
  } catch (error) {
    if (!(error instanceof DeploymentRequestError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const { field, reason } of error.problems) {
      expect(`${field}: ${reason}`).toMatch(/^[\w"[\].\-/ ]*: \S.{5,}/su);
    }
    return null;
  }
}

/** Each file holds the object that was asked for and nothing else. */
function objectsOf({ files, bundle }: ReturnType<typeof prepareDeployment>) {
  const asked = bundle.filter(({ path }) => path !== 'kustomization.yaml');
  expect(files).toHaveLength(asked.length);
  return files.map(({ name, text }, index) => {
    expect(name).toMatch(/^[a-z0-9][a-z0-9.-]*\.yaml$/);
    const parsed = parseManifests(text);
    expect(parsed).toHaveLength(1);
    const [{ object }] = parsed;
    const { object: meant } = asked[index];
    const provenance = Object.values(PROVENANCE_ANNOTATIONS);
    const rest = ({ metadata, ...others }: any) => ({
      ...others,
      metadata: {
        ...metadata,
        annotations: Object.fromEntries(
          Object.entries(metadata.annotations ?? {}).filter(
            ([key]) => !provenance.includes(key as never),
          ),
        ),
      },
    });
    expect(rest(object)).toEqual(rest(meant));
    return object;
  });
}

/** Facts of a request that its manifest repeats word for word. */
const CLAIMS = ['purpose', 'owner', 'dataClass'] as const;

const seen = (words: string) => words.replace(/[\p{C}\s]/gu, '');

describe.each(requests)('a %s asked for by a hostile hand', (_, form) => {
  const text = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

  it('comes back from its manifest as it was asked for, or is refused in words', () => {
    let accepted = 0;
    fc.assert(
      fc.property(form, text, fc.nat(), (request, value, choice) => {
        const places = texts(request);
        const place = places[choice % places.length];
        const prepared = rendered(withAt(request, place, value));
        if (!prepared) return;
        accepted += 1;
        const objects = objectsOf(prepared);
        const [top] = place;
        const claim = CLAIMS.find(each => each === top);
        if (!claim) return;
        const workload = objects.find(({ apiVersion }) =>
          apiVersion.startsWith('kaito.sh/'),
        );
        const said = readProvenance(workload)[claim] ?? '';
        // What does not show, and would deceive, is all that may be missing.
        expect(said).not.toContain('\u0000');
        expect(said).not.toContain('\u202e');
        expect(seen(said)).toBe(seen(value));
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(10);
  });

  it('says its purpose word for word', () => {
    fc.assert(
      fc.property(form, text, (request, purpose) => {
        const prepared = rendered({ ...request, purpose });
        if (!prepared) return;
        const objects = objectsOf(prepared);
        const said = objects
          .map(object =>
            readPath(
              object,
              'metadata',
              'annotations',
              PROVENANCE_ANNOTATIONS.purpose,
            ),
          )
          .filter(each => each !== undefined);
        // What does not show, and would deceive, is all that may be missing.
        const whole = purpose.replace(/[\p{C}\u2028\u2029]/gu, '').trim();
        for (const each of said) {
          expect(
            String(each)
              .replace(/[\p{C}\u2028\u2029]/gu, '')
              .trim(),
          ).toBe(whole);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is refused when any text of it looks like a token, and the token is not repeated', () => {
    const token = 'glpat-AbCdEfGhIjKlMnOpQrSt';
    for (const request of fc.sample(form, { numRuns: 25, seed: 5 })) {
      for (const place of texts(request)) {
        let message = '';
        try {
          readDeploymentRequest(withAt(request, place, token));
        } catch (error) {
          ({ message } = error as Error);
        }
        expect(message).toContain('looks like a token');
        expect(message).toContain(place[0]);
        expect(message).not.toContain(token);
      }
    }
  });

  it('is refused in a sentence when it is a megabyte', () => {
    const [request] = fc.sample(form, { numRuns: 1, seed: 1 });
    for (const [place] of texts(request)) {
      const input = { ...request, [place]: 'x'.repeat(1_048_576) };
      expect(() => readDeploymentRequest(input)).toThrow(
        /input: 1\d{6} characters are more than/,
      );
    }
  });
});

it('keeps a name out of the way of another by an eye', () => {
  const [, form] = requests[0];
  const [request] = fc.sample(form, { numRuns: 1, seed: 1 });
  for (const field of ['name', 'namespace', 'cluster']) {
    for (const value of [
      'p\u0430ypal',
      '\uff50hi',
      'phi\u200b4',
      '../x',
      'x\ny',
    ]) {
      expect(() =>
        readDeploymentRequest({ ...request, [field]: value }),
      ).toThrow(new RegExp(`${field}: `));
    }
  }
});
