import { changeRequest, deployRequest, retireRequest } from './requestOf';
import { workloadIn } from './workloadIn';

const config =
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: phi-config}\n';
const workspace = `apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata:
  name: phi
  annotations:
    kaito-portal.io/owner: group:default/search
    kaito-portal.io/purpose: Answer questions
    kaito-portal.io/expires: '2099-01-01'
resource: {instanceType: Standard_NC24ads_A100_v4}
inference: {preset: {name: microsoft/phi-4}}
`;
const place = {
  root: 'clusters',
  cluster: 'north',
  namespace: 'search',
  kind: 'Workspace',
  name: 'phi',
};

describe('the request of a proposal', () => {
  it('is about the object of KAITO among its files', () => {
    const object = workloadIn([config, 'kind: [', workspace]);
    expect(deployRequest(object, place)).toEqual({
      verb: 'deploy',
      place: {
        cluster: 'north',
        kind: 'Workspace',
        namespace: 'search',
        name: 'phi',
      },
      owner: 'group:default/search',
      purpose: 'Answer questions',
      expires: '2099-01-01',
      model: 'microsoft/phi-4',
      instanceType: 'Standard_NC24ads_A100_v4',
    });
    expect(deployRequest(workloadIn([config]), place)).toBeUndefined();
  });

  it('says of a change what it will be known by', () => {
    const object = workloadIn([workspace])!;
    expect(
      changeRequest(
        place,
        object,
        [
          {
            field: 'replicas',
            path: ['spec', 'replicas'],
            before: 1,
            after: 3,
          },
        ],
        'More load',
      ),
    ).toMatchObject({
      verb: 'change',
      owner: 'group:default/search',
      purpose: 'More load',
      expires: undefined,
      expects: [{ path: ['spec', 'replicas'], value: 3 }],
    });
  });

  it('knows who owned what is retired, also when it is not there any more', () => {
    const object = workloadIn([workspace]);
    expect(retireRequest(place, object, 'Done')).toMatchObject({
      verb: 'retire',
      owner: 'group:default/search',
      purpose: 'Done',
      model: 'microsoft/phi-4',
    });
    expect(retireRequest(place, null, undefined)).toMatchObject({
      verb: 'retire',
      owner: undefined,
    });
  });
});
