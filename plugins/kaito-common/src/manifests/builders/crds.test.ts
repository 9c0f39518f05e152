import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { KubeObject } from '..';
import { BUNDLE_KINDS, renderBundle, renderTemplateWorkspace } from '.';
import { REQUESTS } from './__testUtils__/requests';

// Many runs of each property; machines differ.
jest.setTimeout(60_000);

type Schema = Record<string, unknown>;

const FOLDER = process.env.KAITO_CRD_DIR;
const PRESERVE = 'x-kubernetes-preserve-unknown-fields';
const INT_OR_STRING = 'x-kubernetes-int-or-string';

/**
 * A structural schema as the API server reads it, in JSON Schema's terms: fields it does not name are unknown (the
 * server would drop them, KAITO's decoder refuses them) unless it preserves them.
 */
function strict(schema: Schema): Schema {
  const { properties, items, additionalProperties, ...rest } = schema;
  if (schema[INT_OR_STRING]) {
    const { type: _, ...bounds } = rest;
    return { ...bounds, type: ['integer', 'string'] };
  }
  const fields = properties as Record<string, Schema> | undefined;
  const open = schema[PRESERVE] || schema['x-kubernetes-embedded-resource'];
  return {
    ...rest,
    ...(fields && {
      properties: Object.fromEntries(
        Object.entries(fields).map(([key, value]) => [key, strict(value)]),
      ),
    }),
    ...(items !== undefined && { items: strict(items as Schema) }),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: strict(additionalProperties as Schema) }
      : schema.type === 'object' && !open && { additionalProperties: false }),
  };
}

/** The root's `metadata` is the API server's, and said in the CRD to be any object. */
function ofRoot(schema: Schema): Schema {
  const root = strict(schema);
  const properties = root.properties as Record<string, Schema>;
  return {
    ...root,
    properties: { ...properties, metadata: { type: 'object' } },
    required: ['apiVersion', 'kind', 'metadata'],
  };
}

function newAjv() {
  const ajv = new Ajv({
    strictSchema: true,
    strictTypes: false,
    allErrors: true,
    formats: { int32: true, int64: true, 'date-time': true },
  });
  for (const word of [PRESERVE, INT_OR_STRING, 'list-type', 'map-type']) {
    ajv.addKeyword(word.startsWith('x-') ? word : `x-kubernetes-${word}`);
  }
  ['x-kubernetes-validations', 'x-kubernetes-list-map-keys'].forEach(word =>
    ajv.addKeyword(word),
  );
  return ajv;
}

/** A validator for each `apiVersion/kind` the folder defines. */
function validators(folder: string): Map<string, ValidateFunction> {
  const ajv = newAjv();
  return new Map(
    readdirSync(folder)
      .filter(file => /\.ya?ml$/.test(file))
      .flatMap(file => {
        const { spec } = parse(readFileSync(join(folder, file), 'utf8'));
        return spec.versions.map(
          (version: { name: string; schema: { openAPIV3Schema: Schema } }) => [
            `${spec.group}/${version.name}/${spec.names.kind}`,
            ajv.compile(ofRoot(version.schema.openAPIV3Schema)),
          ],
        );
      }),
  );
}

/** What the CRD finds wrong with an object; undefined when the folder has no CRD for it. */
function errorsOf(known: Map<string, ValidateFunction>, object: KubeObject) {
  const validate = known.get(`${object.apiVersion}/${object.kind}`);
  if (!validate) {
    return undefined;
  }
  return validate(object) ? [] : validate.errors;
}

describe('Rendered manifests against the CRDs of KAITO_CRD_DIR', () => {
  if (!FOLDER) {
    // The CRDs are KAITO's and not part of this repository; whoever has them points the variable at them.
    // eslint-disable-next-line jest/no-disabled-tests
    it.skip('skipped: KAITO_CRD_DIR names no folder', () => {
      expect(FOLDER).toBeDefined();
    });
    return;
  }
  const known = validators(FOLDER);

  it.each(BUNDLE_KINDS)('any %s is valid', kind => {
    fc.assert(
      fc.property(REQUESTS[kind], request => {
        const verdicts = renderBundle(request).flatMap(({ object }) => {
          const verdict =
            'metadata' in object ? errorsOf(known, object) : undefined;
          return verdict === undefined ? [] : [verdict];
        });
        expect(verdicts).toEqual([[]]);
      }),
      { numRuns: 100 },
    );
  });

  it('would see a field the CRD does not have, and a wrong type, at any depth', () => {
    const workspace = renderTemplateWorkspace({
      name: 'own',
      namespace: 'search',
      template: {
        spec: {
          containers: [
            {
              name: 'c',
              image: 'a.io/b:c',
              resources: { limits: { 'nvidia.com/gpu': 1 } },
            },
          ],
        },
      },
    });
    expect(errorsOf(known, workspace)).toEqual([]);
    const { resource } = workspace;
    for (const wrong of [
      { ...workspace, spec: {} },
      { ...workspace, resource: { ...resource, sku: 'x' } },
      { ...workspace, resource: { ...resource, count: 'two' } },
      { ...workspace, resource: { ...resource, labelSelector: { apps: 'x' } } },
    ]) {
      expect(errorsOf(known, wrong as KubeObject)).toHaveLength(1);
    }
  });
});
