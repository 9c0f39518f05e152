import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Condition } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { ApiObject } from '../cluster/ApiObject';
import type { ApiClient } from '../cluster/contract/ApiClient';
import { sandboxClient } from '../cluster/contract/sandboxClient';
import { workspaceManifest } from '../cluster/contract/workspaceManifest';
import { type SandboxCluster, startCluster } from '../cluster/startCluster';
import { SCENARIO } from './objects/labels';

const WORKSPACES = '/apis/kaito.sh/v1beta1/namespaces/search/workspaces';
const SETS = '/apis/kaito.sh/v1beta1/namespaces/search/inferencesets';

type Status = { state?: string; conditions?: Condition[] };

const statusOf = (object: ApiObject | undefined) =>
  (object?.status ?? {}) as Status;
const condition = (object: ApiObject | undefined, type: string) =>
  statusOf(object).conditions?.find(c => c.type === type);

describe('KAITO in the sandbox', () => {
  let cluster: SandboxCluster;
  let client: ApiClient;
  let dir: string;

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'kaito-'));
    cluster = await startCluster({ name: 'kaito', pace: 0.01 });
    client = sandboxClient(cluster, 'gitops');
  });
  afterEach(async () => {
    await client.close();
    await cluster.stop();
    rmSync(dir, { recursive: true });
  });

  /** Waits until an object in the store is as wanted. */
  const until = (
    kind: string,
    name: string,
    wanted: (object: ApiObject | undefined) => boolean,
  ) =>
    new Promise<ApiObject | undefined>(resolve => {
      let unsubscribe = () => {};
      const look = () => {
        const object = cluster.store.get(kind, name, 'search');
        if (wanted(object)) {
          unsubscribe();
          resolve(object);
        }
      };
      unsubscribe = cluster.store.subscribe(look);
      look();
    });
  const create = async (name: string, annotations = {}, change = {}) => {
    const answer = await client.call('POST', WORKSPACES, {
      ...workspaceManifest(name, { annotations }),
      ...change,
    });
    expect(answer.status).toBe(201);
  };
  const belonging = (kind: string, name: string) =>
    cluster.store
      .list(kind)
      .filter(o => o.metadata.labels?.['kaito.sh/workspace'] === name);

  it('walks a Workspace to Ready in the order KAITO does', async () => {
    const watch = await client.watch(`${WORKSPACES}?watch=true`);
    await create('phi');
    const turns: string[] = [];
    let last: any;
    do {
      last = (await watch.next())?.object;
      for (const { type, status, reason } of last.status?.conditions ?? []) {
        const turn = `${type}=${status} ${reason}`;
        if (!turns.includes(turn)) {
          turns.push(turn);
        }
      }
    } while (!turns.includes('WorkspaceSucceeded=True workspaceSucceeded'));
    watch.close();
    expect(turns).toEqual([
      'ResourceReady=False workspaceResourceStatusNotReady',
      'WorkspaceSucceeded=False workspacePending',
      'NodeClaimReady=False NodeClaimNotReady',
      'NodesReady=False NodePluginsNotReady',
      'NodeClaimReady=True NodeClaimsReady',
      'ResourceReady=True workspaceResourceStatusSuccess',
      'NodesReady=True NodesReady',
      'InferenceReady=False WorkspaceInferenceStatusPending',
      'InferenceReady=True WorkspaceInferenceStatusSuccess',
      'BenchmarkCompleted=True BenchmarkCompleted',
      'WorkspaceSucceeded=True workspaceSucceeded',
    ]);
    expect(last.metadata.generation).toBe(1);
    expect(last.status).toMatchObject({
      state: 'Ready',
      targetNodeCount: 1,
      workerNodes: [expect.stringMatching(/^aks-ws[0-9a-f]{9}-/)],
      performance: {
        metrics: {
          peakTokensPerMinute: {
            value: expect.stringMatching(/^\d+$/),
            unit: 'tokens/min',
          },
        },
      },
    });
    const [claim] = belonging('NodeClaim', 'phi');
    expect(claim.metadata.name).toMatch(/^ws[0-9a-f]{9}$/);
    expect(condition(claim, 'Ready')?.status).toBe('True');
    expect(belonging('Node', 'phi')[0].status).toMatchObject({
      allocatable: { 'nvidia.com/gpu': '1' },
    });
  });

  it('takes as many nodes as the estimate says', async () => {
    await create(
      'coder',
      {},
      {
        inference: { preset: { name: 'qwen2.5-coder-32b-instruct' } },
      },
    );
    await until('Workspace', 'coder', w => statusOf(w).state === 'Ready');
    expect(belonging('NodeClaim', 'coder')).toHaveLength(2);
    expect(belonging('Node', 'coder')).toHaveLength(2);
    expect(belonging('Pod', 'coder').map(p => p.metadata.name)).toEqual([
      'coder-0',
      'coder-1',
    ]);
  });

  it('lets go in order: machines first, then the Workspace and what it owns', async () => {
    await create('leaving');
    await until('Workspace', 'leaving', w => statusOf(w).state === 'Ready');
    const gone: string[] = [];
    cluster.store.subscribe(({ type, object }) => {
      if (type === 'DELETED' && object.kind !== 'Event') {
        gone.push(object.kind);
      }
    });
    await client.call('DELETE', `${WORKSPACES}/leaving`);
    await until('Workspace', 'leaving', w => w === undefined);
    const [claim, workspace] = ['NodeClaim', 'Workspace'].map(k =>
      gone.indexOf(k),
    );
    expect(gone.indexOf('Node')).toBeLessThan(claim);
    expect(claim).toBeLessThan(workspace);
    for (const kind of ['NodeClaim', 'Node', 'Pod']) {
      expect(belonging(kind, 'leaving')).toEqual([]);
    }
    expect(cluster.store.get('Service', 'leaving', 'search')).toBeUndefined();
    expect(
      cluster.store.get('StatefulSet', 'leaving', 'search'),
    ).toBeUndefined();
  });

  it.each([
    ['quota', 'NodeClaimReady', 'LaunchFailed', 'Pending'],
    ['stuck-node', 'NodeClaimReady', 'NodeNotFound', 'Pending'],
    ['image-pull', 'InferenceReady', 'ImagePullError', 'Pending'],
    ['gated-model', 'InferenceReady', 'ContainerCrashLoopBackOff', 'Pending'],
    ['oom', 'InferenceReady', 'ContainerOOMKilled', 'Pending'],
    ['benchmark-failed', 'WorkspaceSucceeded', 'BenchmarkFailed', 'NotReady'],
    ['degrade', 'WorkspaceSucceeded', 'workspacePending', 'NotReady'],
  ])('fails as asked: %s', async (scenario, type, reason, state) => {
    await create('failing', { [SCENARIO]: scenario });
    const failed = await until(
      'Workspace',
      'failing',
      w => condition(w, type)?.reason === reason && statusOf(w).state === state,
    );
    expect(condition(failed, type)?.status).not.toBe('True');
  });

  it('fails a gated model by itself when its namespace has no token for it', async () => {
    const preset = { name: 'meta-llama/Llama-3.1-8B-Instruct' };
    await create('no-token', {}, { inference: { preset } });
    await create(
      'token',
      {},
      {
        inference: {
          preset: {
            ...preset,
            presetOptions: { modelAccessSecret: 'hf-token' },
          },
        },
      },
    );
    await until('Workspace', 'token', w => statusOf(w).state === 'Ready');
    await until(
      'Workspace',
      'no-token',
      w =>
        condition(w, 'InferenceReady')?.reason === 'ContainerCrashLoopBackOff',
    );
    const pod = cluster.store.get('Pod', 'no-token-0', 'search');
    expect(JSON.stringify(pod?.status)).toContain('401 Client Error');
  });

  it('provisions nothing for what cannot be estimated', async () => {
    await create(
      'unplanned',
      {},
      {
        resource: {
          instanceType: 'Standard_NC6s_v3',
          labelSelector: { matchLabels: { apps: 'unplanned' } },
        },
      },
    );
    const stuck = await until(
      'Workspace',
      'unplanned',
      w => condition(w, 'WorkspaceSucceeded') !== undefined,
    );
    expect(condition(stuck, 'WorkspaceSucceeded')?.message).toContain(
      'last reconcile error: failed to estimate node count: Unsupported SKU: Standard_NC6s_v3',
    );
    expect(stuck?.status).not.toHaveProperty('targetNodeCount');
    expect(belonging('NodeClaim', 'unplanned')).toEqual([]);
  });

  it('scales an InferenceSet, and takes its children along', async () => {
    const { resource, inference } = workspaceManifest('x');
    const { labelSelector, ...template } = resource;
    const answer = await client.call('POST', SETS, {
      apiVersion: 'kaito.sh/v1beta1',
      kind: 'InferenceSet',
      metadata: { name: 'pair' },
      spec: {
        replicas: 2,
        labelSelector,
        template: { resource: template, inference },
      },
    });
    expect(answer.status).toBe(201);
    const ready = (count: number) => (set: ApiObject | undefined) =>
      condition(set, 'InferenceSetReady')?.status === 'True' &&
      (set?.status as { readyReplicas: number }).readyReplicas === count;
    await until('InferenceSet', 'pair', ready(2));
    const children = () =>
      cluster.store
        .list('Workspace', 'search')
        .filter(
          w =>
            w.metadata.labels?.['inferenceset.kaito.sh/created-by'] === 'pair',
        );
    expect(children().map(w => w.metadata.name)).toEqual([
      expect.stringMatching(/^pair-\w{5}$/),
      expect.stringMatching(/^pair-\w{5}$/),
    ]);
    await client.call(
      'PATCH',
      `${SETS}/pair`,
      { spec: { replicas: 1 } },
      { 'content-type': 'application/merge-patch+json' },
    );
    await until('InferenceSet', 'pair', ready(1));
    await client.call('DELETE', `${SETS}/pair`);
    await until('InferenceSet', 'pair', set => set === undefined);
    expect(children()).toEqual([]);
  });

  it('goes on where it was when its process comes back', async () => {
    await cluster.stop();
    const options = { name: 'again', stateFile: join(dir, 'state.json') };
    const first = await startCluster({ ...options, pace: 0.5 });
    const early = sandboxClient(first);
    await early.call('POST', WORKSPACES, workspaceManifest('survivor'));
    await new Promise<void>(resolve => {
      first.store.subscribe(({ object }) => {
        if (object.kind === 'NodeClaim') {
          resolve();
        }
      });
    });
    await early.close();
    await first.stop();
    const claims = first.store.list('NodeClaim').map(c => c.metadata.name);
    cluster = await startCluster({ ...options, pace: 0.01 });
    await until('Workspace', 'survivor', w => statusOf(w).state === 'Ready');
    expect(cluster.store.list('NodeClaim').map(c => c.metadata.name)).toEqual(
      claims,
    );
  });
});
