import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SandboxCluster, startCluster } from '../cluster';
import type { ApiObject } from '../cluster/ApiObject';

jest.setTimeout(60_000);

const KINDS = ['HelmRelease', 'HelmRepository', 'Application'];
const PACE = 0.01;

const helmRelease = (values: object = {}, version = '0.12.0') => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: 'kaito-workspace', namespace: 'kaito-workspace' },
  spec: {
    releaseName: 'kaito-workspace',
    chart: { spec: { chart: 'workspace', version } },
    values,
  },
});
const application = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'kaito-ragengine', namespace: 'argocd' },
  spec: {
    source: {
      chart: 'ragengine',
      targetRevision: '0.12.0',
      helm: { releaseName: 'kaito-ragengine' },
    },
    destination: { namespace: 'kaito-ragengine' },
  },
};

describe('charts the agent installs', () => {
  let cluster: SandboxCluster;
  let dir: string;

  const start = async () => {
    cluster = await startCluster({
      name: 'new',
      pace: PACE,
      kaito: 'absent',
      installedKinds: KINDS,
      stateFile: join(dir, 'state.json'),
    });
  };
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'helm-'));
    await start();
  });
  afterEach(async () => {
    await cluster.stop();
    await rm(dir, { recursive: true, force: true });
  });

  async function until<T>(
    look: () => T | undefined | null | false,
  ): Promise<T> {
    for (let i = 0; i < 2_250; i++) {
      const found = look();
      if (found) return found;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    throw new Error('it did not come about');
  }
  const served = (kind: string) =>
    cluster.store.registry.types.some(type => type.kind === kind);
  const controller = () =>
    cluster.store.get('Deployment', 'kaito-workspace', 'kaito-workspace');
  const container = (deployment: ApiObject) =>
    (deployment.spec as any).template.spec.containers[0];
  const statusOf = (kind: string, name: string, namespace: string) =>
    cluster.store.get(kind, name, namespace)?.status as any;
  const helmStatus = () =>
    statusOf('HelmRelease', 'kaito-workspace', 'kaito-workspace');

  it('starts without KAITO, and gets kinds and controller with its chart', async () => {
    expect(served('Workspace')).toBe(false);
    expect(controller()).toBeUndefined();
    cluster.store.create(
      helmRelease({
        clusterName: 'new',
        nodeProvisioner: 'karpenter',
        featureGates: { gatewayAPIInferenceExtension: true },
      }),
    );
    const deployment = await until(controller);
    expect(container(deployment)).toMatchObject({
      image: 'mcr.microsoft.com/aks/kaito/workspace:0.12.0',
      args: [
        expect.stringMatching(
          /^--feature-gates=vLLM=true,.*gatewayAPIInferenceExtension=true,enableInferenceSetController=true,.*enableAccelerator=false$/,
        ),
        '--node-provisioner=karpenter',
      ],
    });
    expect(deployment.status).toMatchObject({ readyReplicas: 1 });
    expect(served('Workspace')).toBe(true);
    expect(served('RAGEngine')).toBe(false);
    const status = await until(helmStatus);
    expect(status.conditions[0]).toMatchObject({
      type: 'Ready',
      status: 'True',
      message: expect.stringContaining('workspace@0.12.0'),
    });
  });

  it('upgrades, and keeps everything over a restart', async () => {
    cluster.store.create(helmRelease({}, '0.11.0'));
    await until(controller);
    cluster.store.modify(
      'HelmRelease',
      'kaito-workspace',
      'kaito-workspace',
      draft => {
        draft.spec = helmRelease().spec;
      },
    );
    await until(
      () => container(controller()!).image.endsWith(':0.12.0') && controller(),
    );
    await cluster.stop();
    await start();
    expect(container(controller()!).image).toContain(':0.12.0');
    expect(served('Workspace')).toBe(true);
  });

  it('does not get a controller to start that is told of a gate it does not know', async () => {
    cluster.store.create(
      helmRelease({ featureGates: { enableMIG: true } }, '0.11.0'),
    );
    const deployment = await until(controller);
    expect(deployment.status).toMatchObject({ readyReplicas: 0 });
    const status = await until(helmStatus);
    expect(status.conditions[0]).toMatchObject({
      status: 'False',
      message: expect.stringContaining('invalid feature gate(s) enableMIG'),
    });
  });

  it.each([
    ['workspace', '9.9.9'],
    ['unheard-of', '1.0.0'],
  ])('says that there is no chart %s %s', async (chart, version) => {
    const wanted = helmRelease();
    wanted.spec.chart.spec = { chart, version };
    cluster.store.create(wanted);
    const status = await until(helmStatus);
    expect(status.conditions[0]).toMatchObject({
      status: 'False',
      reason: 'ArtifactFailed',
    });
    expect(controller()).toBeUndefined();
  });

  it('uninstalls what leaves Flux, and leaves what leaves Argo CD', async () => {
    cluster.store.create(helmRelease());
    cluster.store.create(application);
    const rag = () =>
      cluster.store.get('Deployment', 'kaito-ragengine', 'kaito-ragengine');
    await until(() => controller() && rag());
    await until(
      () =>
        statusOf('Application', 'kaito-ragengine', 'argocd')?.health.status ===
        'Healthy',
    );
    expect(served('RAGEngine')).toBe(true);
    cluster.store.delete('Application', 'kaito-ragengine', 'argocd');
    cluster.store.delete('HelmRelease', 'kaito-workspace', 'kaito-workspace');
    await until(() => !controller());
    expect(rag()).toBeDefined();
    expect(served('Workspace')).toBe(true);
  });
});

it('has no deployments to begin with in a cluster without KAITO', async () => {
  await expect(
    startCluster({ name: 'x', seed: 'calm', kaito: 'absent' }),
  ).rejects.toThrow('choose empty');
});
