import fc from 'fast-check';
import { DeploymentRequestError } from '../requests/DeploymentRequestError';
import { readClusterSetup, SETUP_RELEASES } from '.';
import { anySetup, defaultsOf, WISH } from './__testUtils__/setups';

const OBJECT_ID = '11111111-1111-1111-1111-111111111111';

function problems(input: unknown) {
  try {
    readClusterSetup(input);
  } catch (error) {
    expect(error).toBeInstanceOf(DeploymentRequestError);
    return (error as DeploymentRequestError).problems;
  }
  return [];
}

const wish = (changes: Record<string, unknown> = {}) => ({
  ...WISH,
  ...changes,
});
const chart = (choices: Record<string, unknown>, rest = {}) =>
  wish({ chart: choices, ...rest });

describe('readClusterSetup', () => {
  it('chooses the newest release, the way to nodes KAITO recommends, and the release’s own gates', () => {
    const setup = readClusterSetup(WISH);
    expect(setup).toMatchObject({
      install: 'chart',
      cloud: 'azure',
      argocdNamespace: 'argocd',
      portal: { signsIn: 'token', logsNamespaces: [], invokeNamespaces: [] },
    });
    expect(setup.chart).toMatchObject({
      release: { version: '0.12.0' },
      provisioner: 'karpenter',
      ragEngine: false,
      autoscaling: 'none',
    });
    const on = Object.entries(setup.chart!.gates).filter(([, value]) => value);
    expect(on.map(([name]) => name)).toEqual(defaultsOf(SETUP_RELEASES[0]));
    expect(defaultsOf(SETUP_RELEASES[0])).toEqual([
      'vLLM',
      'enableInferenceSetController',
    ]);
  });

  it.each(['0.12', 'v0.12.0', ' 0.12.0 '])('takes %s for 0.12.0', version => {
    expect(readClusterSetup(chart({ version })).chart!.release.version).toBe(
      '0.12.0',
    );
  });

  it.each([
    ['cluster', wish({ cluster: '../x' }), /letters, digits/],
    ['cluster', wish({ cluster: undefined }), /missing/],
    ['owner', wish({ owner: ' ' }), /owning team/],
    ['purpose', wish({ purpose: undefined }), /what it is for/],
    ['agent', wish({ agent: 'jenkins' }), /flux or argocd/],
    ['install', wish({ install: 'magic' }), /chart, aks-add-on, none/],
    ['', wish({ colour: 'red' }), /colour: no such field/],
    [
      'chart.version',
      chart({ version: '0.4' }),
      /0\.12\.0, 0\.11\.0, 0\.10\.0/,
    ],
    [
      'chart.provisioner',
      chart({ version: '0.10', provisioner: 'karpenter' }),
      /azure-gpu-provisioner or byo/,
    ],
    [
      'chart.provisioner',
      chart({ provisioner: 'azure-gpu-provisioner' }, { cloud: 'aws' }),
      /karpenter or byo/,
    ],
    [
      'chart.gates',
      chart({ version: '0.11', gates: { enableMIG: true } }),
      /came with 0\.12/,
    ],
    ['chart.gates', chart({ gates: { bogus: false } }), /no gate bogus.*vLLM/],
    [
      'chart.gates',
      chart({ gates: { disableNodeAutoProvisioning: true } }),
      /choose byo/,
    ],
    [
      'chart.gates.ModelStreaming',
      chart({ gates: { ModelStreaming: true } }),
      /without ModelMirror/,
    ],
    [
      'chart.gates.enableMIG',
      chart({ gates: { enableMIG: true } }),
      /provisioner byo/,
    ],
    [
      'chart.gates.ModelStreaming',
      chart(
        { gates: { ModelStreaming: true, ModelMirror: true } },
        { cloud: 'aws' },
      ),
      /only in azure/,
    ],
    [
      'chart.autoscaling',
      chart({
        autoscaling: 'keda',
        gates: { enableInferenceSetController: false },
      }),
      /enableInferenceSetController/,
    ],
    [
      'chart.autoscaling',
      chart({ autoscaling: 'keda-add-on' }, { cloud: 'aws' }),
      /choose keda/,
    ],
    ['install', wish({ install: 'aks-add-on', cloud: 'aws' }), /choose chart/],
    ['chart', chart({ ragEngine: true }, { install: 'none' }), /leave it out/],
    ['nodePool', wish({ nodePool: { nodes: 2 } }), /provisioner byo/],
    [
      'nodePool.name',
      chart({ provisioner: 'byo' }, { nodePool: { name: 'GPU pool' } }),
      /12 lower-case/,
    ],
    [
      'azure.resourceGroup',
      wish({ azure: { resourceGroup: '$(reboot)' } }),
      /letters, digits/,
    ],
    [
      'portal.logsNamespaces.0',
      wish({ portal: { logsNamespaces: ['Kube System'] } }),
      /lower-case/,
    ],
    [
      'portal.objectId',
      wish({ portal: { signsIn: 'entra' } }),
      /is missing: give the object id/,
    ],
    [
      'portal.objectId',
      wish({ portal: { signsIn: 'entra', objectId: 'me' } }),
      /GUID/,
    ],
    [
      'portal.objectId',
      wish({ portal: { objectId: OBJECT_ID } }),
      /only for entra/,
    ],
    [
      'portal.signsIn',
      wish({ cloud: 'aws', portal: { signsIn: 'entra', objectId: OBJECT_ID } }),
      /token or inside/,
    ],
  ])('says what is wrong with %s', (field, input, reason) => {
    expect(problems(input)).toContainEqual({
      field,
      reason: expect.stringMatching(reason),
    });
  });

  it('never repeats what looks like a secret', () => {
    const token = `hf_${'x'.repeat(20)}`;
    const found = problems(wish({ purpose: `use ${token}` }));
    expect(found).toEqual([
      { field: 'purpose', reason: expect.stringContaining('token') },
    ]);
    expect(JSON.stringify(found)).not.toContain(token);
  });

  it('takes what a form left blank for left out', () => {
    const blank = {
      ...WISH,
      chart: { version: '', provisioner: null, gates: { vLLM: '' } },
      azure: { resourceGroup: ' ' },
      nodePool: { name: '', instanceType: undefined },
    };
    expect(readClusterSetup(blank)).toEqual(readClusterSetup(WISH));
  });

  it('reads every setup that goes together, and answers any rubbish with reasons', () => {
    fc.assert(
      fc.property(anySetup, input => expect(problems(input)).toEqual([])),
    );
    fc.assert(
      fc.property(
        fc.object({ key: fc.constantFrom(...Object.keys(WISH), 'chart') }),
        input => {
          const found = problems(input);
          expect(found.length).toBeGreaterThan(0);
          expect(found.every(({ reason }) => reason !== '')).toBe(true);
        },
      ),
    );
  });
});
