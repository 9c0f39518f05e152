import fc from 'fast-check';
import { type Finding, RULES, validateManifest, validateUpdate } from '.';
import { cluster, SOUND, type SoundKind, sound } from './testing/objects';

const kinds = fc.constantFrom(...(Object.keys(SOUND) as SoundKind[]));
const json = fc.jsonValue();
const SEVERITIES = ['rejected', 'ineffective', 'advice', 'not-checked'];

/** Every place in a tree, as a list of keys. */
function places(value: unknown, at: string[] = []): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => [
        [...at, key],
        ...places(item, [...at, key]),
      ])
    : [];
}

function put(object: object, path: string[], value: unknown) {
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>(
      (node, key) => node[key] as Record<string, unknown>,
      object as Record<string, unknown>,
    );
  // As a parser makes it: a field named `__proto__` is a field, and a list has none.
  if (!Array.isArray(parent) || /^\d+$/.test(path.at(-1)!)) {
    Object.defineProperty(parent, path.at(-1)!, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}

/** A sound object with up to three places replaced by anything, or by a new field of any name. */
const bent = fc
  .record({
    kind: kinds,
    edits: fc.array(
      fc.record({
        place: fc.nat(),
        value: json,
        field: fc.option(
          fc.oneof(
            fc.string(),
            fc.constantFrom('spec', 'volume', '__proto__', 'constructor'),
          ),
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ kind, edits }) => {
    const object = sound(kind);
    for (const { place, value, field } of edits) {
      const all = places(object);
      if (all.length > 0) {
        const path = all[place % all.length];
        put(
          object,
          field === null ? path : [...path.slice(0, -1), field],
          value,
        );
      }
    }
    return object;
  });

/** Findings that are not what a finding promises to be. */
function malformed(findings: Finding[]): Finding[] {
  return findings.filter(
    ({ rule, severity, path, message, fix }) =>
      !RULES.some(({ id }) => id === rule) ||
      !SEVERITIES.includes(severity) ||
      typeof path !== 'string' ||
      message === '' ||
      fix === '',
  );
}

describe('validation never throws', () => {
  it('on any JSON', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        expect(malformed(validateManifest(after, cluster()))).toEqual([]);
        expect(malformed(validateUpdate(before, after, cluster()))).toEqual([]);
      }),
    );
  });

  it('on any body of a kind of KAITO', () => {
    fc.assert(
      fc.property(kinds, json, json, (kind, spec, metadata) => {
        const { apiVersion, kind: named } = sound(kind);
        const object = { apiVersion, kind: named, metadata, spec };
        expect(malformed(validateManifest(object))).toEqual([]);
        expect(malformed(validateUpdate(object, object))).toEqual([]);
      }),
    );
  });

  it('on a sound manifest that is bent', () => {
    fc.assert(
      fc.property(bent, kinds, (object, kind) => {
        expect(malformed(validateManifest(object))).toEqual([]);
        expect(malformed(validateManifest(object, cluster()))).toEqual([]);
        expect(
          malformed(validateUpdate(sound(kind), object, cluster())),
        ).toEqual([]);
        expect(
          malformed(validateUpdate(object, sound(kind), cluster())),
        ).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('on what the cluster’s ConfigMaps say', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          json.map(value => JSON.stringify(value)),
        ),
        text => {
          const configMaps = {
            training: { 'training_config.yaml': text },
            engine: { 'inference_config.yaml': text },
          };
          const serving = sound('Workspace');
          serving.inference.config = 'engine';
          expect(
            malformed(validateManifest(serving, { ...cluster(), configMaps })),
          ).toEqual([]);
          expect(
            malformed(
              validateManifest(sound('Tuning'), { ...cluster(), configMaps }),
            ),
          ).toEqual([]);
        },
      ),
    );
  });

  it('on a tree of any depth', () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 20_000; level++) {
      deep = level % 2 ? [deep] : { deep };
    }
    const template = sound('Template');
    template.inference.template = deep;
    const other = sound('Template');
    expect(malformed(validateManifest(template, cluster()))).toEqual([]);
    expect(malformed(validateUpdate(other, template, cluster()))).toEqual([]);
    expect(malformed(validateUpdate(template, template, cluster()))).toEqual(
      [],
    );
    expect(
      malformed(validateManifest({ ...sound('Workspace'), spec: deep })),
    ).toEqual([]);
  });
});

describe('validation leaves the manifest as it is', () => {
  it('and finds the same twice', () => {
    fc.assert(
      fc.property(bent, object => {
        const copy = structuredClone(object);
        const first = validateManifest(object, cluster());
        expect(object).toEqual(copy);
        expect(validateManifest(object, cluster())).toEqual(first);
      }),
    );
  });
});
