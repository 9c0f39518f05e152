import fc from 'fast-check';
import { parseManifests } from '..';
import {
  BUNDLE_KINDS,
  BuilderInputError,
  type BundleRequest,
  renderBundle,
} from '.';
import { REQUESTS } from './__testUtils__/requests';

// Many runs of each property; machines differ.
jest.setTimeout(60_000);

/** Renders, or says what is wrong with each field; anything else is a fault of ours. */
function rendersOrExplains(request: unknown): boolean {
  try {
    const files = renderBundle(request as BundleRequest);
    return files.every(
      ({ object, yaml }) =>
        !('metadata' in object) || parseManifests(yaml).length === 1,
    );
  } catch (error) {
    if (!(error instanceof BuilderInputError)) {
      throw error;
    }
    return (
      error.problems.length > 0 &&
      error.problems.every(({ reason, fix }) => reason !== '' && fix !== '')
    );
  }
}

/** A value with one of its fields, at any depth, put in the place of another thing. */
function spoil(value: unknown, choices: number[], other: unknown): unknown {
  const [choice, ...rest] = choices;
  if (choice === undefined || typeof value !== 'object' || value === null) {
    return other;
  }
  const keys = Object.keys(value);
  const key = keys[choice % Math.max(keys.length, 1)];
  if (key === undefined) {
    return other;
  }
  const spoilt = spoil((value as Record<string, unknown>)[key], rest, other);
  return Array.isArray(value)
    ? value.map((item, index) => (String(index) === key ? spoilt : item))
    : { ...value, [key]: spoilt };
}

describe('whatever a builder is given', () => {
  it('is refused in words when it is no request', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        expect(rendersOrExplains(value)).toBe(true);
      }),
    );
  });

  it.each(BUNDLE_KINDS)(
    'is rendered or refused in words when it is nearly a %s',
    kind => {
      fc.assert(
        fc.property(
          REQUESTS[kind],
          fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
          fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined)),
          (request, choices, other) => {
            expect(rendersOrExplains(spoil(request, choices, other))).toBe(
              true,
            );
          },
        ),
        { numRuns: 300 },
      );
    },
  );

  it.each(BUNDLE_KINDS)('is refused when a %s holds a token', kind => {
    const token = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYz012345';
    const blank = Object.keys(
      fc.sample(REQUESTS[kind], { seed: 1, numRuns: 1 })[0],
    );
    fc.assert(
      fc.property(
        REQUESTS[kind],
        fc.constantFrom(...blank),
        (request, field) => {
          const render = () =>
            renderBundle({ ...request, [field]: token } as BundleRequest);
          expect(render).toThrow(/looks like a token/);
          expect(render).not.toThrow(new RegExp(token));
        },
      ),
      { numRuns: 20 },
    );
  });
});
