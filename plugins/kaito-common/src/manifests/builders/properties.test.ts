import fc from 'fast-check';
import {
  checkShape,
  type ShapedKind,
  validateManifest,
} from '../../validation';
import { SHAPES } from '../../validation/shapes';
import { type KubeObject, parseManifests, toYaml } from '..';
import { BUNDLE_KINDS, type BundleFile, checkBundle, renderBundle } from '.';
import { contextFor } from './__testUtils__/contextFor';
import { REQUESTS } from './__testUtils__/requests';

// Many runs of each property; machines differ.
jest.setTimeout(60_000);

function objectsOf(files: BundleFile[]): KubeObject[] {
  return files.flatMap(({ object }) => ('metadata' in object ? [object] : []));
}

it('would see what the cluster refuses', () => {
  const files = renderBundle({
    kind: 'Workspace',
    name: 'phi',
    namespace: 'search',
    model: 'phi-4',
    instanceType: 'Standard_NC24ads_A100_v4',
  });
  const [{ object }] = files;
  expect(
    validateManifest(object, { ...contextFor(files), provisioner: 'byo' })
      .filter(({ severity }) => severity === 'rejected')
      .map(({ rule }) => rule),
  ).toContain('W4');
});

describe.each(BUNDLE_KINDS)('any %s a person may ask for', kind => {
  const property = (check: (files: BundleFile[]) => void) =>
    fc.assert(
      fc.property(REQUESTS[kind], request => check(renderBundle(request))),
      { numRuns: 100 },
    );

  it('is admitted by KAITO and has the right shape', () => {
    property(files => {
      expect(
        checkBundle(files).filter(({ severity }) => severity === 'rejected'),
      ).toEqual([]);
      const shaped = objectsOf(files).filter(object =>
        Object.hasOwn(SHAPES, object.kind),
      );
      expect(shaped.length).toBeGreaterThan(0);
      for (const object of shaped) {
        expect(checkShape(object.kind as ShapedKind, object)).toEqual([]);
      }
    });
  });

  it('is admitted by the cluster it is meant for', () => {
    property(files => {
      const context = contextFor(files);
      const rejected = objectsOf(files)
        .filter(({ apiVersion }) => apiVersion.startsWith('kaito.sh/'))
        .flatMap(object => validateManifest(object, context))
        .filter(({ severity }) => severity === 'rejected');
      expect(rejected).toEqual([]);
    });
  });

  it('comes back from YAML as it was, comments or not', () => {
    property(files => {
      for (const object of objectsOf(files)) {
        expect(parseManifests(toYaml(object))[0].object).toEqual(object);
      }
      const all = files
        .filter(({ object }) => 'metadata' in object)
        .map(({ yaml }) => yaml)
        .join('---\n');
      expect(parseManifests(all).map(({ object }) => object)).toEqual(
        objectsOf(files),
      );
    });
  });

  it('lists every file once, in a kustomization beside it', () => {
    property(files => {
      const paths = files.map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      const listed = files.flatMap(({ path, object }) =>
        'resources' in object
          ? object.resources.map(
              name => path.replace('kustomization.yaml', '') + name,
            )
          : [],
      );
      expect(listed.sort()).toEqual(
        paths.filter(path => !path.endsWith('kustomization.yaml')).sort(),
      );
    });
  });

  it('is the same text for the same request', () => {
    fc.assert(
      fc.property(REQUESTS[kind], request => {
        expect(renderBundle(structuredClone(request))).toEqual(
          renderBundle(request),
        );
      }),
      { numRuns: 20 },
    );
  });
});
