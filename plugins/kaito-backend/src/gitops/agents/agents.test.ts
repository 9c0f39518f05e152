import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { argoAgent } from './argoAgent';
import { fluxAgent } from './fluxAgent';

const SHA = 'a1'.repeat(20);
const PATH = 'clusters/prod/search/phi.yaml';

function kustomization(name: string, spec: object, status: object = {}) {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: 'flux-system' },
    spec,
    status,
  } as unknown as KubeObject;
}

const labelled = (name: string) =>
  ({
    metadata: {
      name: 'phi',
      labels: {
        'kustomize.toolkit.fluxcd.io/name': name,
        'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
      },
    },
  } as unknown as KubeObject);

describe('fluxAgent', () => {
  const all = kustomization('all', { path: './' });
  const prod = kustomization(
    'prod',
    { path: './clusters/prod' },
    { lastAppliedRevision: `main@sha1:${SHA}` },
  );
  const dev = kustomization('dev', { path: 'clusters/dev/' });

  it('is the one the live object names', () => {
    expect(fluxAgent([all, prod, dev], labelled('dev'), PATH)).toEqual({
      kind: 'flux',
      name: 'flux-system/dev',
      revision: null,
      certain: true,
      problem: null,
    });
  });

  it('is else the one whose path is nearest', () => {
    expect(fluxAgent([all, prod, dev], labelled('gone'), PATH)).toEqual({
      kind: 'flux',
      name: 'flux-system/prod',
      revision: SHA,
      certain: false,
      problem: null,
    });
    expect(fluxAgent([dev, all], null, PATH)?.name).toBe('flux-system/all');
    const sibling = kustomization('x', { path: './clusters/pro' });
    expect(fluxAgent([dev, sibling], null, PATH)).toBeNull();
    expect(fluxAgent([all], null, null)).toBeNull();
  });

  it.each([
    [{ path: './', suspend: true }, {}, 'it is suspended'],
    [
      { path: './' },
      {
        conditions: [
          { type: 'Ready', status: 'False', message: 'build failed' },
        ],
      },
      'build failed',
    ],
    [
      { path: './' },
      { conditions: [{ type: 'Ready', status: 'Unknown' }] },
      null,
    ],
  ])('says what keeps it from applying (%#)', (spec, status, problem) => {
    const stuck = kustomization('x', spec, status);
    expect(fluxAgent([stuck], null, PATH)?.problem).toBe(problem);
  });

  it.each([`main/${SHA}`, `refs/heads/main@sha1:${SHA}`, SHA])(
    'reads the revision %s',
    lastAppliedRevision => {
      const at = kustomization('x', {}, { lastAppliedRevision });
      expect(fluxAgent([at], null, PATH)?.revision).toBe(SHA);
    },
  );
});

describe('argoAgent', () => {
  const place = {
    cluster: 'prod',
    path: PATH,
    cloneUrl: 'https://git.example.com/platform/fleet.git',
  };
  const app = (
    cluster: string,
    spec: object,
    status: object = { sync: { status: 'Synced', revision: SHA } },
  ) => ({
    cluster,
    object: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'fleet', namespace: 'argocd' },
      spec,
      status,
    } as unknown as KubeObject,
  });
  const source = {
    repoURL: 'git@git.example.com:Platform/fleet.git',
    path: 'clusters/prod',
  };

  it.each([
    ['lives in the cluster', 'prod', { source, destination: {} }],
    [
      'lives there by name',
      'prod',
      { source, destination: { name: 'in-cluster' } },
    ],
    ['lives elsewhere', 'hub', { source, destination: { name: 'prod' } }],
    [
      'has several sources',
      'prod',
      { sources: [{ repoURL: 'https://x', path: '' }, source] },
    ],
  ])('is an Application that %s', (_, cluster, spec) => {
    expect(argoAgent([app(cluster, spec)], place)).toEqual({
      kind: 'argo-cd',
      name: 'argocd/fleet',
      revision: SHA,
      certain: true,
      problem: null,
    });
  });

  it.each([
    ['of another cluster', 'dev', { source, destination: {} }],
    ['for another cluster', 'prod', { source, destination: { name: 'dev' } }],
    ['of another folder', 'prod', { source: { ...source, path: 'other' } }],
    [
      'of another repository',
      'prod',
      { source: { ...source, repoURL: 'https://git.example.com/a/b' } },
    ],
  ])('is not an Application %s', (_, cluster, spec) => {
    expect(argoAgent([app(cluster, spec)], place)).toBeNull();
  });

  it('is at the commit it applied, not at the one it looks at', () => {
    const revisionAt = (status: object) =>
      argoAgent([app('prod', { source }, status)], place)?.revision;
    const newer = 'c3'.repeat(20);
    expect(
      revisionAt({
        sync: { status: 'OutOfSync', revision: newer },
        operationState: { syncResult: { revision: SHA } },
      }),
    ).toBe(SHA);
    expect(
      revisionAt({ sync: { status: 'OutOfSync', revision: newer } }),
    ).toBeNull();
    expect(
      argoAgent([app('prod', { source }, {})], place)?.revision,
    ).toBeNull();
  });

  it.each([
    [{ conditions: [{ type: 'SyncError', message: 'denied' }] }, 'denied'],
    [{ operationState: { phase: 'Failed', message: 'bad' } }, 'bad'],
    [{ operationState: { phase: 'Error' } }, 'its sync failed'],
    [{ operationState: { phase: 'Succeeded', message: 'fine' } }, null],
    [{ conditions: [{ type: 'SharedResourceWarning', message: 'x' }] }, null],
  ])('says what keeps it from applying (%#)', (status, problem) => {
    expect(argoAgent([app('prod', { source }, status)], place)?.problem).toBe(
      problem,
    );
  });
});
