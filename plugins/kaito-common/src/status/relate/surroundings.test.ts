import type { KubeObject } from '../../manifests/types';
import { relateObjects, type RelateTarget } from '.';

type Body = Record<string, unknown>;

function object(kind: string, name: string, body: Body = {}): KubeObject {
  const { metadata, ...rest } = body;
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: 'search', ...(metadata as Body) },
    ...rest,
  } as KubeObject;
}

/** What is found beside the usual, by group. */
function found(target: RelateTarget, objects: KubeObject[]) {
  const related = relateObjects(
    kind => objects.filter(o => o.kind === kind),
    target,
  );
  const { events, children, services, ...rest } = related;
  return Object.fromEntries(
    Object.entries(rest)
      .filter(([, list]) => list.length > 0)
      .map(([group, list]) => [
        group,
        list.map(({ metadata }: KubeObject) => metadata.name),
      ]),
  );
}

const phi = { kind: 'Workspace', name: 'phi', namespace: 'search' };
const set = { kind: 'InferenceSet', name: 'set', namespace: 'search' };
const far = { metadata: { namespace: 'other' } };

describe('what leads to a workload', () => {
  const service = object('Service', 'phi', {
    metadata: { ownerReferences: [{ kind: 'Workspace', name: 'phi' }] },
  });
  const route = (
    name: string,
    backend: Body,
    parents: Body[] = [],
    more = {},
  ) =>
    object('HTTPRoute', name, {
      spec: { parentRefs: parents, rules: [{ backendRefs: [backend] }] },
      ...more,
    });

  it('are routes to its Service, and their Gateways', () => {
    expect(
      found(phi, [
        service,
        route('mine', { name: 'phi' }, [{ name: 'gw', namespace: 'infra' }]),
        route('afar', { name: 'phi', namespace: 'search' }, [], far),
        route('wrong', { name: 'phi', kind: 'InferencePool' }),
        route('namesake', { name: 'phi' }, [{ name: 'gw' }], far),
        object('Gateway', 'gw', { metadata: { namespace: 'infra' } }),
        object('Gateway', 'gw', far),
      ]),
    ).toEqual({ httpRoutes: ['mine', 'afar'], gateways: ['gw'] });
  });

  it('is the pool of an InferenceSet, by name or selector, with its release and routes', () => {
    const selector = (name: string) => ({
      spec: {
        selector: {
          matchLabels: { 'inferenceset.kaito.sh/created-by': name },
        },
      },
    });
    expect(
      found(set, [
        object('InferencePool', 'set-inferencepool'),
        object('InferencePool', 'by-hand', selector('set')),
        object('InferencePool', 'other', selector('other')),
        object('InferencePool', 'set-inferencepool', far),
        object('HelmRelease', 'set-inferencepool'),
        object('HelmRelease', 'other-inferencepool'),
        route('r', { kind: 'InferencePool', name: 'by-hand' }),
      ]),
    ).toEqual({
      inferencePools: ['set-inferencepool', 'by-hand'],
      helmReleases: ['set-inferencepool'],
      httpRoutes: ['r'],
    });
    expect(found(phi, [object('InferencePool', 'phi-inferencepool')])).toEqual(
      {},
    );
  });
});

describe('what a workload leans on', () => {
  it('are the ConfigMaps it names, in its namespace', () => {
    const maps = ['cm', 'tune', 'role', 'guard', 'other'].map(name =>
      object('ConfigMap', name),
    );
    const of = (kind: string, body: Body) =>
      found({ ...phi, kind }, [object(kind, 'phi', body), ...maps]).configMaps;
    expect(of('Workspace', { inference: { config: 'cm' } })).toEqual(['cm']);
    expect(of('Workspace', { tuning: { config: 'tune' } })).toEqual(['tune']);
    expect(
      of('InferenceSet', {
        spec: { template: { inference: { config: 'cm' } } },
      }),
    ).toEqual(['cm']);
    expect(
      of('MultiRoleInference', {
        spec: { roles: [{ runtimeConfig: 'role' }, null] },
      }),
    ).toEqual(['role']);
    expect(
      of('RAGEngine', {
        spec: {
          guardrails: { enabled: true, configMapRef: { name: 'guard' } },
        },
      }),
    ).toEqual(['guard']);
    expect(
      of('RAGEngine', {
        spec: { guardrails: { configMapRef: { name: 'guard' } } },
      }),
    ).toBeUndefined();
    expect(
      found(phi, [
        object('Workspace', 'phi', { inference: { config: 'cm' } }),
        object('ConfigMap', 'cm', far),
      ]),
    ).toEqual({});
  });

  it('is the mirror of its model, where it streams', () => {
    const mirror = object('ModelMirror', 'a1b2c3', {
      metadata: { namespace: undefined },
      spec: { source: { modelID: 'Microsoft/Phi-4' } },
    });
    const workspace = (...types: string[]) =>
      object('Workspace', 'phi', {
        inference: { preset: { name: 'microsoft/phi-4' } },
        status: { conditions: types.map(type => ({ type, status: 'False' })) },
      });
    expect(found(phi, [workspace('ModelMirrorReady'), mirror])).toEqual({
      modelMirrors: ['a1b2c3'],
    });
    expect(found(phi, [workspace('ResourceReady'), mirror])).toEqual({});
  });

  it('is what scales it', () => {
    const scaler = (name: string, target: Body, more = {}) =>
      object('ScaledObject', name, {
        spec: { scaleTargetRef: target },
        ...more,
      });
    expect(
      found(set, [
        scaler('mine', { kind: 'InferenceSet', name: 'set' }),
        scaler('kind', { kind: 'Deployment', name: 'set' }),
        scaler('far', { kind: 'InferenceSet', name: 'set' }, far),
      ]),
    ).toEqual({ scaledObjects: ['mine'] });
  });

  it('is the Deployment of a RAGEngine', () => {
    const owner = { ownerReferences: [{ kind: 'RAGEngine', name: 'rag' }] };
    expect(
      found({ kind: 'RAGEngine', name: 'rag', namespace: 'search' }, [
        object('Deployment', 'rag', { metadata: owner }),
        object('Deployment', 'kaito-workspace'),
      ]),
    ).toEqual({ deployments: ['rag'] });
  });
});

describe('what brings a workload from Git', () => {
  const of = (metadata: Body) =>
    found(phi, [
      object('Workspace', 'phi', { metadata }),
      object('Kustomization', 'apps', { metadata: { namespace: 'flux' } }),
      object('Kustomization', 'apps'),
      object('HelmRelease', 'apps', { metadata: { namespace: 'flux' } }),
      object('Application', 'models', { metadata: { namespace: 'argocd' } }),
      object('Application', 'models', { metadata: { namespace: 'team' } }),
    ]).gitOwners;

  it('is a Kustomization or a HelmRelease of Flux', () => {
    const labels = (tool: string) => ({
      labels: {
        [`${tool}.toolkit.fluxcd.io/name`]: 'apps',
        [`${tool}.toolkit.fluxcd.io/namespace`]: 'flux',
      },
    });
    expect(of(labels('kustomize'))).toEqual(['apps']);
    expect(of(labels('helm'))).toEqual(['apps']);
    expect(of({})).toBeUndefined();
  });

  it('is an Application of Argo CD, also one of another namespace', () => {
    const tracked = (id: string) => ({
      annotations: {
        'argocd.argoproj.io/tracking-id': `${id}:kaito.sh/Workspace:search/phi`,
      },
    });
    expect(of(tracked('team_models'))).toEqual(['models']);
    expect(of(tracked('models'))).toEqual(['models', 'models']);
    expect(of(tracked('gone'))).toBeUndefined();
    expect(of({ labels: { 'argocd.argoproj.io/instance': 'models' } })).toEqual(
      ['models', 'models'],
    );
  });
});
