import { KaitoHarness, turnsOf } from '../__testUtils__/KaitoHarness';
import { SCENARIO } from '../objects/labels';

const READY = 'Ready=True Ready';

const multi = (name: string, annotations: object = {}) => ({
  apiVersion: 'kaito.sh/v1alpha1',
  kind: 'MultiRoleInference',
  metadata: { name, annotations },
  spec: {
    labelSelector: { matchLabels: { apps: name } },
    model: { name: 'microsoft/phi-4' },
    roles: [
      { type: 'prefill', instanceType: 'Standard_NC24ads_A100_v4' },
      {
        type: 'decode',
        replicas: 2,
        instanceType: 'Standard_NC24ads_A100_v4',
      },
    ],
  },
});

describe('MultiRoleInferences in the sandbox', () => {
  let kaito: KaitoHarness;

  beforeAll(async () => {
    kaito = await KaitoHarness.start();
  });
  afterAll(() => kaito.stop());

  const sets = (name: string) =>
    kaito.labelled(
      'InferenceSet',
      'multiroleinference.kaito.sh/created-by',
      name,
    );
  const workspaces = (name: string) =>
    kaito.labelled('Workspace', 'multiroleinference.kaito.sh/created-by', name);

  it('makes a set for each role, and is ready when both are', async () => {
    const turns = kaito.record('MultiRoleInference', 'split');
    await kaito.create(multi('split'));
    await kaito.untilTurn('MultiRoleInference', 'split', READY);
    expect(turns.slice(0, 4)).toEqual([
      'PrefillReady=False PrefillNotReady',
      'DecodeReady=False DecodeNotReady',
      'InferencePoolReady=True InferencePoolReady',
      'Ready=False NotReady',
    ]);
    expect(turns.slice(4).sort()).toEqual([
      'DecodeReady=True DecodeReady',
      'PrefillReady=True PrefillReady',
      READY,
    ]);
    expect(
      sets('split')
        .map(({ metadata, spec }) => [
          metadata.name,
          metadata.labels!['kaito.sh/inference-role'],
          (spec as { replicas: number }).replicas,
        ])
        .sort(),
    ).toEqual([
      ['split-decode', 'decode', 2],
      ['split-prefill', 'prefill', 1],
    ]);
    expect(workspaces('split')).toHaveLength(3);
    const pods = kaito.labelled(
      'Pod',
      'multiroleinference.kaito.sh/created-by',
      'split',
    );
    expect(
      pods.map(pod => pod.metadata.labels!['kaito.sh/inference-role']).sort(),
    ).toEqual(['decode', 'decode', 'prefill']);
    // Both roles serve under the model's short name, whatever their sets are called.
    expect(JSON.stringify(pods[0].spec)).toContain(
      '--served-model-name=phi-4"',
    );
  });

  it('scales a role, and takes everything along when it goes', async () => {
    await kaito.untilTurn('MultiRoleInference', 'split', READY);
    const { roles } = multi('split').spec;
    await kaito.patch('MultiRoleInference', 'split', {
      spec: { roles: [roles[0], { ...roles[1], replicas: 1 }] },
    });
    await kaito.until(
      'InferenceSet',
      'split-decode',
      set =>
        (set!.status as { replicas: number; readyReplicas: number })
          .replicas === 1 &&
        turnsOf(set)[0].startsWith('InferenceSetReady=True'),
    );
    await kaito.delete('MultiRoleInference', 'split');
    await kaito.until('MultiRoleInference', 'split', o => o === undefined);
    expect([...sets('split'), ...workspaces('split')]).toEqual([]);
    expect(kaito.store.list('NodeClaim')).toEqual([]);
  });

  it('is not ready while its replicas fail', async () => {
    await kaito.create(multi('failing', { [SCENARIO]: 'quota' }));
    const failed = await kaito.until('Workspace', '', () =>
      workspaces('failing').some(w =>
        turnsOf(w).includes('NodeClaimReady=False LaunchFailed'),
      ),
    );
    expect(failed).toBeUndefined();
    expect(turnsOf(kaito.get('MultiRoleInference', 'failing'))).toContain(
      'Ready=False NotReady',
    );
  });

  it('is stored and left alone where the gate is off', async () => {
    const off = await KaitoHarness.start({ seed: 'prod', pace: 100 });
    await off.create(multi('ignored'));
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(off.get('MultiRoleInference', 'ignored')!.status).toBeUndefined();
    expect(off.get('InferenceSet', 'ignored-prefill')).toBeUndefined();
    await off.stop();
  });
});
