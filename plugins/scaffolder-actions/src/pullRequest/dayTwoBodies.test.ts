import type { PreflightReport } from '@kaito-portal/backstage-plugin-kaito-common/api';
import fc from 'fast-check';
import { hostile, REFERENCE, shapeOf, wordsOf } from './__testUtils__/markdown';
import { reportOf } from '../__testUtils__/KaitoStandIn';
import { changeBody } from './changeBody';
import { retireBody } from './retireBody';

const place = {
  requestId: 'r-1',
  requestedBy: 'user:default/dana',
  cluster: 'aks-weu-dev',
  clusters: ['aks-weu-dev'],
  namespace: 'search',
  name: 'phi',
};

const object = (model: string, purpose: string) => ({
  apiVersion: 'kaito.sh/v1beta1',
  kind: 'Workspace',
  metadata: {
    name: 'phi',
    annotations: {
      'kaito-portal.io/owner': purpose,
      'kaito-portal.io/purpose': purpose,
    },
  },
  resource: { instanceType: model },
  inference: { preset: { name: model } },
});

function assertWhole(body: string, rows: number) {
  const table = body.split('\n').filter(line => line.startsWith('| **'));
  expect(table).toHaveLength(rows);
  for (const row of table) expect(row.match(/(?<!\\)\|/g)).toHaveLength(3);
  expect(body.match(/<!--/g)).toHaveLength(1);
  expect(body.match(/-->/g)).toHaveLength(1);
  const json = /<!-- kaito-portal:request\n([\s\S]*?)\n-->/.exec(body)![1];
  return JSON.parse(json);
}

describe('the text of a retirement', () => {
  it.each([
    ['Workspace', /The Service `phi`/],
    ['InferenceSet', /All replicas of `phi`/],
    ['RAGEngine', /only in memory is lost/],
    ['MultiRoleInference', /Both roles/],
    ['ModelMirror', /streams from it/],
  ])('says what stops with a %s', (kind, words) => {
    const found = { object: object('a/b', 'why'), paths: ['x.yaml'] };
    const body = retireBody({ ...place, kind, reason: null, found });
    expect(body).toMatch(words);
    expect(assertWhole(body, 11)).toMatchObject({
      action: 'retire',
      kind,
      removes: ['x.yaml'],
    });
  });

  it('is made of the same parts whatever the repository says', () => {
    const written = (model: string, text: string) =>
      retireBody({
        ...place,
        kind: 'Workspace',
        reason: text,
        found: { object: object(model, text), paths: [`-${text}`] },
      });
    const shape = shapeOf(written('-', '-'));
    fc.assert(
      fc.property(hostile, hostile, (model, text) => {
        const body = written(model, text);
        expect(shapeOf(body)).toBe(shape);
        expect(wordsOf(body)).not.toMatch(REFERENCE);
        expect(assertWhole(body, 11)).toMatchObject({ reason: text });
      }),
    );
  });

  it('names every cluster that KubeFleet takes it from', () => {
    const found = { object: object('a/b', 'why'), paths: ['x.yaml'] };
    const facts = { ...place, kind: 'Workspace', reason: null, found };
    const many = retireBody({ ...facts, clusters: ['a', 'b'] });
    expect(many).toContain('| **Clusters** | `a`, `b` |');
    expect(many).toContain('on **all 2 clusters** above');
    expect(retireBody({ ...facts, clusters: null })).toContain(
      'KubeFleet chooses where it runs',
    );
  });
});

describe('the text of a change', () => {
  it('is made of the same parts whatever is changed', () => {
    const written = (before: string, after: string) =>
      changeBody({
        ...place,
        kind: 'Workspace',
        reason: after,
        object: object(before, after),
        preflight: reportOf({
          check: 'policy',
          outcome: 'warn',
          reason: after,
        }),
        edits: [
          { field: 'purpose', path: [], before, after },
          { field: 'adapters', path: [], before: [before], after: [after] },
        ],
      });
    const shape = shapeOf(written('-', '-'));
    fc.assert(
      fc.property(hostile, hostile, (before, after) => {
        const body = written(before, after);
        expect(shapeOf(body)).toBe(shape);
        expect(wordsOf(body)).not.toMatch(REFERENCE);
        expect(assertWhole(body, 12)).toMatchObject({
          action: 'change',
          changes: { purpose: after, adapters: [after] },
        });
      }),
    );
  });

  const grown = (after: number, preflight: PreflightReport | null) =>
    changeBody({
      ...place,
      kind: 'InferenceSet',
      reason: null,
      edits: [{ field: 'replicas', path: [], before: 2, after }],
      object: object('microsoft/phi-4', 'Search'),
      preflight,
    });
  const priced: PreflightReport = {
    ...reportOf(),
    cost: {
      state: 'known',
      basis: 'configured',
      source: 'the price list',
      asOf: '2026-01-01T00:00:00.000Z',
      value: {
        perHour: 6,
        perMonth: 4380,
        currency: 'EUR',
        effective: '2026-01-01',
      },
    },
  };

  it('says what further replicas cost, and what was checked', () => {
    const body = grown(5, priced);
    expect(body).toMatch(
      /\| \*\*Cost of what is added\*\* \| 4,380\\\.00 EUR a month/,
    );
    expect(body).toContain('### What was checked');
    expect(body).toContain('14 passed');
    expect(body.indexOf('### What was checked')).toBeLessThan(
      body.indexOf('### What happens next'),
    );
    expect(assertWhole(body, 13)).toMatchObject({ preflight: 'pass' });
    expect(body).toContain('| **Licence** | mit (');
    expect(body).toContain('| **Purpose** | Search |');
  });

  it('says nothing of cost for fewer, and says so when nothing was checked', () => {
    expect(grown(1, priced)).not.toContain('Cost');
    const unchecked = grown(5, null);
    expect(unchecked).not.toContain('Cost');
    expect(unchecked).toContain('Not checked: the template');
  });
});
