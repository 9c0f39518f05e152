import fc from 'fast-check';
import { changeBody } from './changeBody';
import { retireBody } from './retireBody';

const place = {
  requestId: 'r-1',
  requestedBy: 'user:default/dana',
  cluster: 'aks-weu-dev',
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

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.stringMatching(
    /^([|<>!`\n[\]()*_-]|-->|<img|@a|#1|https:\/\/a\.b){0,20}$/,
  ),
);

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
    expect(assertWhole(body, 10)).toMatchObject({
      action: 'retire',
      kind,
      removes: ['x.yaml'],
    });
  });

  it('stays one table and one comment whatever the repository says', () => {
    fc.assert(
      fc.property(hostile, hostile, (model, text) => {
        const body = retireBody({
          ...place,
          kind: 'Workspace',
          reason: text,
          found: { object: object(model, text), paths: [text] },
        });
        expect(assertWhole(body, 10)).toMatchObject({ reason: text });
      }),
    );
  });
});

describe('the text of a change', () => {
  it('stays one table and one comment whatever is changed', () => {
    fc.assert(
      fc.property(hostile, hostile, (before, after) => {
        const body = changeBody({
          ...place,
          kind: 'Workspace',
          reason: after,
          edits: [
            { field: 'purpose', path: [], before, after },
            { field: 'adapters', path: [], before: [before], after: [after] },
          ],
        });
        expect(assertWhole(body, 8)).toMatchObject({
          action: 'change',
          changes: { purpose: after, adapters: [after] },
        });
      }),
    );
  });
});
