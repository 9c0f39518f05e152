import fc from 'fast-check';
import { parse } from 'yaml';
import { parseManifests } from '../../manifests/parseManifests';
import {
  gatesOf,
  isOnByDefault,
  readClusterSetup,
  renderClusterSetup,
  setupObjects,
} from '..';
import { anySetup, WISH } from '../__testUtils__/setups';

const CLAIMS = { requestId: 'prepare-1', requestedBy: 'user:default/pat' };

const objectsOf = (changes: Record<string, unknown>) =>
  setupObjects(readClusterSetup({ ...WISH, ...changes }));
const find = (changes: Record<string, unknown>, kind: string, name: string) =>
  objectsOf(changes).find(
    ({ object }) => object.kind === kind && object.metadata.name === name,
  )?.object as any;
const workspaceValues = (changes: Record<string, unknown>) =>
  find(changes, 'HelmRelease', 'kaito-workspace').spec.values;

describe('the objects of a setup', () => {
  it('installs KAITO by Flux, from its own repository, and keeps its kinds', () => {
    expect(objectsOf({}).map(({ file }) => file)).toEqual([
      'kaito-workspace-namespace.yaml',
      'kaito-workspace-kaito-source.yaml',
      'kaito-workspace-release.yaml',
      'portal-watcher-namespace.yaml',
      'portal-watcher-serviceaccount.yaml',
      'portal-watcher-clusterrole.yaml',
      'portal-watcher-clusterrolebinding.yaml',
      'portal-watcher-secret.yaml',
    ]);
    expect(find({}, 'HelmRepository', 'kaito').spec.url).toBe(
      'https://kaito-project.github.io/kaito/charts/kaito',
    );
    const { metadata, spec } = find({}, 'HelmRelease', 'kaito-workspace');
    expect(metadata.namespace).toBe('kaito-workspace');
    expect(spec).toMatchObject({
      chart: { spec: { chart: 'workspace', version: '0.12.0' } },
      // Karpenter's own kinds are Karpenter's.
      install: { crds: 'Create' },
      upgrade: { crds: 'Skip' },
      values: {
        clusterName: 'aks-weu-dev',
        cloudProviderName: 'azure',
        nodeProvisioner: 'karpenter',
      },
    });
    expect(spec.values).not.toHaveProperty('featureGates');
    const [{ kustomize }] = spec.postRenderers;
    expect(parse(kustomize.patches[0].patch).metadata.annotations).toEqual({
      'helm.sh/resource-policy': 'keep',
    });
  });

  it('installs it by Argo CD as an Application that leaves things running', () => {
    const wish = { agent: 'argocd', argocdNamespace: 'gitops' };
    const { metadata, spec } = find(wish, 'Application', 'kaito-workspace');
    expect(metadata).toMatchObject({ namespace: 'gitops' });
    expect(metadata).not.toHaveProperty('finalizers');
    expect(spec).toMatchObject({
      source: {
        chart: 'workspace',
        targetRevision: '0.12.0',
        helm: {
          releaseName: 'kaito-workspace',
          valuesObject: { nodeProvisioner: 'karpenter' },
        },
      },
      destination: { namespace: 'kaito-workspace' },
    });
  });

  it('leaves namespaces in the cluster when they leave Git', () => {
    for (const agent of ['flux', 'argocd']) {
      for (const { object } of objectsOf({ agent })) {
        if (object.kind !== 'Namespace') continue;
        expect(Object.values(object.metadata.annotations ?? {})).toEqual([
          agent === 'flux' ? 'disabled' : 'Prune=false',
        ]);
      }
    }
  });

  it('says by hand-brought nodes what both releases listen to', () => {
    const own = { provisioner: 'byo' };
    expect(workspaceValues({ chart: own })).toMatchObject({
      nodeProvisioner: 'byo',
      featureGates: { disableNodeAutoProvisioning: true },
    });
    const older = workspaceValues({ chart: { ...own, version: '0.10' } });
    expect(older.featureGates).toEqual({ disableNodeAutoProvisioning: true });
    expect(older).not.toHaveProperty('nodeProvisioner');
  });

  it('leaves out what the GPU Operator brings', () => {
    const chart = { provisioner: 'byo', gpuOperator: true };
    expect(workspaceValues({ chart })).toMatchObject({
      nvidiaDevicePlugin: { enabled: false },
      'gpu-feature-discovery': {
        nfd: { enabled: false },
        gfd: { enabled: false },
      },
    });
  });

  it('brings no second Flux where Flux is the agent', () => {
    const chart = { gates: { gatewayAPIInferenceExtension: true } };
    expect(workspaceValues({ chart }).flux2).toEqual({
      installCRDs: false,
      rbac: { create: false },
      helmController: { create: false },
      sourceController: { create: false },
    });
    const application = find(
      { agent: 'argocd', chart },
      'Application',
      'kaito-workspace',
    );
    expect(application.spec.source.helm.valuesObject).not.toHaveProperty(
      'flux2',
    );
  });

  it('gives Karpenter on AWS a class of nodes', () => {
    const values = workspaceValues({ cloud: 'aws', cluster: 'eks-1' });
    expect(values).toMatchObject({
      cloudProviderName: 'aws',
      nodeProvisioner: 'karpenter',
      karpenterProvider: 'aws',
    });
    const [nodeClass] = values.karpenterProviders.aws.nodeClasses;
    expect(nodeClass).toMatchObject({
      default: true,
      spec: { role: 'KarpenterNodeRole-eks-1' },
    });
  });

  it('names where weights stream from', () => {
    const gates = { ModelMirror: true, ModelStreaming: true };
    expect(workspaceValues({ chart: { gates } })).toMatchObject({
      featureGates: gates,
      defaultModelMirrorStorageClass: 'blob-fuse',
      defaultStreamingServiceAccount: 'kaito-model-streamer',
    });
  });

  it('puts the scaler beside KEDA, whoever installs that', () => {
    const scaler = (autoscaling: string) =>
      find({ chart: { autoscaling } }, 'HelmRelease', 'keda-kaito-scaler');
    expect(scaler('keda').metadata.namespace).toBe('keda');
    expect(scaler('keda').spec.dependsOn).toEqual([{ name: 'keda' }]);
    expect(scaler('keda-add-on').metadata.namespace).toBe('kube-system');
    const addOn = objectsOf({ chart: { autoscaling: 'keda-add-on' } });
    expect(addOn.map(({ file }) => file)).not.toContain(
      'kube-system-namespace.yaml',
    );
  });

  it('grants an identity of Microsoft Entra the same, without an account', () => {
    const objectId = '11111111-1111-1111-1111-111111111111';
    const objects = objectsOf({
      install: 'none',
      portal: { signsIn: 'entra', objectId, logsNamespaces: ['search'] },
    });
    expect(objects.map(({ object }) => object.kind)).toEqual([
      'ClusterRole',
      'ClusterRoleBinding',
      'Role',
      'RoleBinding',
    ]);
    for (const { object } of objects) {
      if (!/Binding$/.test(object.kind)) continue;
      expect(object.subjects).toEqual([
        {
          kind: 'User',
          apiGroup: 'rbac.authorization.k8s.io',
          name: objectId,
        },
      ]);
    }
  });

  it('asks for no token where the portal needs none', () => {
    const kinds = objectsOf({ portal: { signsIn: 'inside' } }).map(
      ({ object }) => object.kind,
    );
    expect(kinds).not.toContain('Secret');
  });

  it('installs nothing where KAITO comes otherwise', () => {
    for (const install of ['aks-add-on', 'none']) {
      expect(objectsOf({ install }).map(({ object }) => object.kind)).toEqual([
        'Namespace',
        'ServiceAccount',
        'ClusterRole',
        'ClusterRoleBinding',
        'Secret',
      ]);
    }
  });

  it('is read back from its files as it was meant, whatever is chosen', () => {
    fc.assert(
      fc.property(anySetup, input => {
        const setup = readClusterSetup(input);
        const objects = setupObjects(setup);
        const files = renderClusterSetup(setup, CLAIMS);
        expect(files).toHaveLength(objects.length);
        expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
        files.forEach(({ name, text }, index) => {
          expect(name).toMatch(/^[a-z0-9][a-z0-9.-]*\.yaml$/);
          expect(name).not.toMatch(/^kustomization/);
          const [{ object }, ...more] = parseManifests(text);
          expect(more).toEqual([]);
          const { annotations, ...metadata } = object.metadata;
          const meant = objects[index].object;
          expect({ ...object, metadata }).toEqual({
            ...JSON.parse(JSON.stringify(meant)),
            metadata: { ...meant.metadata, annotations: undefined },
          });
          expect(annotations).toMatchObject({
            ...meant.metadata.annotations,
            'kaito-portal.io/request-id': CLAIMS.requestId,
            'kaito-portal.io/requested-by': CLAIMS.requestedBy,
            'kaito-portal.io/owner': setup.owner,
          });
        });
      }),
    );
  });

  it('sets only gates the release has, and of those only what differs', () => {
    fc.assert(
      fc.property(anySetup, input => {
        fc.pre(input.install === undefined);
        const setup = readClusterSetup({ ...input, agent: 'flux' });
        const { release, gates, provisioner } = setup.chart!;
        const { disableNodeAutoProvisioning = false, ...written } =
          workspaceValues({ ...input, agent: 'flux' }).featureGates ?? {};
        expect(disableNodeAutoProvisioning).toBe(provisioner === 'byo');
        const known = gatesOf(release).map(gate => [
          gate.name,
          isOnByDefault(gate, release),
        ]);
        const defaults = Object.fromEntries(known);
        for (const [name, value] of Object.entries(written)) {
          expect(value).toBe(!defaults[name]);
        }
        expect({ ...defaults, ...written }).toEqual(gates);
      }),
    );
  });
});
