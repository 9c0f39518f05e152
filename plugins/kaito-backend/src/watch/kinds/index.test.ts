import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import fc from 'fast-check';
import { listPath, resourceName, WATCHED_KINDS, watchedKind } from '.';

describe('WATCHED_KINDS', () => {
  it('name paths and resources as the API server and RBAC do', () => {
    expect(
      Object.fromEntries(
        WATCHED_KINDS.map(kind => [resourceName(kind), listPath(kind)]),
      ),
    ).toEqual({
      'workspaces.kaito.sh': '/apis/kaito.sh/v1beta1/workspaces',
      'inferencesets.kaito.sh': '/apis/kaito.sh/v1beta1/inferencesets',
      'ragengines.kaito.sh': '/apis/kaito.sh/v1beta1/ragengines',
      'multiroleinferences.kaito.sh':
        '/apis/kaito.sh/v1alpha1/multiroleinferences',
      'modelmirrors.kaito.sh': '/apis/kaito.sh/v1alpha1/modelmirrors',
      'nodeclaims.karpenter.sh': '/apis/karpenter.sh/v1/nodeclaims',
      'nodepools.karpenter.sh': '/apis/karpenter.sh/v1/nodepools',
      nodes: '/api/v1/nodes',
      pods: '/api/v1/pods',
      services: '/api/v1/services',
      events: '/api/v1/events',
      configmaps: '/api/v1/configmaps',
      'statefulsets.apps': '/apis/apps/v1/statefulsets',
      'deployments.apps': '/apis/apps/v1/deployments',
      'kustomizations.kustomize.toolkit.fluxcd.io':
        '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations',
      'helmreleases.helm.toolkit.fluxcd.io':
        '/apis/helm.toolkit.fluxcd.io/v2/helmreleases',
      'applications.argoproj.io': '/apis/argoproj.io/v1alpha1/applications',
      'gateways.gateway.networking.k8s.io':
        '/apis/gateway.networking.k8s.io/v1/gateways',
      'httproutes.gateway.networking.k8s.io':
        '/apis/gateway.networking.k8s.io/v1/httproutes',
      'inferencepools.inference.networking.k8s.io':
        '/apis/inference.networking.k8s.io/v1/inferencepools',
      'scaledobjects.keda.sh': '/apis/keda.sh/v1alpha1/scaledobjects',
    });
  });

  it('say what is lost without each, and only optional ones are extra', () => {
    WATCHED_KINDS.forEach(({ kind, loss, optional, extra }) => {
      expect([kind, loss]).toEqual([
        kind,
        expect.stringMatching(/^Without it .*\.$/),
      ]);
      expect([kind, extra && !optional]).not.toEqual([kind, true]);
    });
    expect(watchedKind('Pod')?.plural).toBe('pods');
    expect(watchedKind('Secret')).toBeUndefined();
  });
});

describe('every reducer', () => {
  const bare = (kind: string) => ({
    apiVersion: 'v1',
    kind,
    metadata: { name: 'x', uid: 'u', labels: { 'kaito.sh/workspace': 'x' } },
  });

  it.each(WATCHED_KINDS.map(kind => [kind.kind, kind] as const))(
    'of %s takes an object without anything, and one of unexpected shape',
    (name, { reduce }) => {
      expect(() => reduce(bare(name))).not.toThrow();
      fc.assert(
        fc.property(fc.object(), fc.object(), (spec, status) => {
          const reduced = reduce({
            ...bare(name),
            spec,
            status,
          } as KubeObject);
          expect(reduced?.metadata.uid ?? 'u').toBe('u');
        }),
        { numRuns: 30 },
      );
    },
  );
});
