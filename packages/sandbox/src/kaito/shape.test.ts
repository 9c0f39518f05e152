import { checkKaitoShape, splitPath } from './shape';

it.each([
  ['spec', ['spec']],
  ['inference.adapters[0].source', ['inference', 'adapters', '0', 'source']],
  ['metadata.labels["a.b/c"]', ['metadata', 'labels', 'a.b/c']],
  ['', []],
])('splits %s', (path, keys) => {
  expect(splitPath(path)).toEqual(keys);
});

it('tells unknown fields from wrong ones', () => {
  const report = checkKaitoShape('Workspace', {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: { name: 'x' },
    resource: { count: 'two' },
    spec: {},
  });
  expect(report.unknown).toEqual([['spec']]);
  expect(report.causes).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: 'resource.count' }),
      {
        field: 'resource.labelSelector',
        reason: 'FieldValueRequired',
        message: 'Required value',
      },
    ]),
  );
});
