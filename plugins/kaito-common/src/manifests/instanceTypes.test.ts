import type { KubeObject } from './types';
import { instanceTypesOf } from './instanceTypes';

const of = (fields: object) =>
  instanceTypesOf({
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'X',
    metadata: { name: 'x' },
    ...fields,
  } as KubeObject);

it.each([
  [{ resource: { instanceType: 'A' } }, ['A']],
  [{ spec: { template: { resource: { instanceType: 'A' } } } }, ['A']],
  [{ spec: { compute: { instanceType: 'B' } } }, ['B']],
  [
    { spec: { roles: [{ instanceType: 'A' }, { instanceType: 'B' }] } },
    ['A', 'B'],
  ],
  [{ spec: { roles: [{ instanceType: 'A' }, { instanceType: 'A' }] } }, ['A']],
  [{ spec: { roles: [null, { instanceType: 7 }] } }, []],
  [{ resource: { instanceType: ' ' }, spec: 'odd' }, []],
])('%j asks for %j', (fields, expected) => {
  expect(of(fields)).toEqual(expected);
});
