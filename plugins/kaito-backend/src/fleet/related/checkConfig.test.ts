import type {
  KindState,
  KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { WatchedKindName } from '../../watch/kinds';
import { object, snapshot } from '../__testUtils__/snapshot';
import { validationContextOf } from '../validationContext';
import { checkConfig } from './checkConfig';
import { describeRelated } from './describe';

const workspace = object('Workspace', 'phi', {
  apiVersion: 'kaito.sh/v1beta1',
  metadata: { uid: undefined },
  resource: {
    instanceType: 'Standard_NC24ads_A100_v4',
    labelSelector: { matchLabels: { apps: 'phi' } },
  },
  inference: {
    preset: { name: 'microsoft/phi-4-mini-instruct' },
    config: 'cm',
  },
});
const map = (text: string | undefined, rest: object = {}) =>
  object('ConfigMap', 'cm', {
    data: text === undefined ? {} : { 'inference_config.yaml': text },
    omitted: text === undefined ? ['inference_config.yaml'] : [],
    ...rest,
  });

function check(
  maps: KubeObject[],
  states: Partial<Record<WatchedKindName, Partial<KindState>>> = {},
  workload = workspace,
) {
  return checkConfig(
    snapshot('a', maps, states),
    workload,
    maps.map(cm => describeRelated(cm, 'search')),
  );
}

describe('the ConfigMap a workload names', () => {
  it('is left alone where nothing is wrong', () => {
    expect(check([map('vllm:\n  max-model-len: 4096\n')])).toEqual([
      expect.objectContaining({ state: 'Present', message: null, ready: true }),
    ]);
  });

  it('is faulty where the model cannot take what it says', () => {
    expect(check([map('vllm:\n  max-model-len: 99999999\n')])).toEqual([
      {
        kind: 'ConfigMap',
        name: 'cm',
        state: 'Faulty',
        message: expect.stringMatching(/`max-model-len` is 99999999.*at most/),
        ready: false,
      },
    ]);
    expect(check([map('vllm: [1]')])[0]).toMatchObject({ state: 'Faulty' });
  });

  it('is missing only where all ConfigMaps are known', () => {
    expect(check([])).toEqual([
      expect.objectContaining({
        name: 'cm',
        state: 'Missing',
        message: expect.stringMatching(/no ConfigMap cm with configuration/),
        ready: false,
      }),
    ]);
    expect(check([], { ConfigMap: { state: 'forbidden' } })).toEqual([]);
  });

  it('is not judged where its text was too long to keep', () => {
    expect(check([map(undefined)])).toEqual([
      expect.objectContaining({
        state: 'Present',
        message: expect.stringMatching(/Too long/),
      }),
    ]);
  });

  it('is not asked for where none is named', () => {
    const plain = object('Workspace', 'x', { inference: {} });
    expect(check([], {}, plain)).toEqual([]);
  });
});

describe('validationContextOf', () => {
  const controller = object('Deployment', 'kaito', {
    metadata: { namespace: 'kaito-workspace' },
    spec: {
      template: {
        spec: {
          containers: [
            {
              image: 'x/kaito/workspace:0.12.0',
              args: [
                '--node-provisioner=byo',
                '--feature-gates=enableMIG=true',
              ],
            },
          ],
        },
      },
    },
  });

  it('holds what is known, by namespace', () => {
    const release = map('vllm: {}', {
      metadata: { namespace: 'kaito-workspace' },
    });
    expect(
      validationContextOf(
        snapshot('a', [controller, map('a'), release]),
        'search',
      ),
    ).toEqual({
      kaitoVersion: '0.12.0',
      provisioner: 'byo',
      gates: { enableMIG: true },
      nodes: [],
      configMaps: { cm: { 'inference_config.yaml': 'a' } },
      releaseConfigMaps: { cm: { 'inference_config.yaml': 'vllm: {}' } },
    });
  });

  it('leaves out what is not', () => {
    const unknown = { state: 'stale' as const };
    expect(
      validationContextOf(
        snapshot('a', [], { ConfigMap: unknown, Node: unknown }),
        'search',
      ),
    ).toEqual({});
  });
});
