import fc from 'fast-check';
import type { KubeObject } from '../manifests/types';
import { parseGates, readInstallation } from '.';

const IMAGE = 'mcr.microsoft.com/aks/kaito/workspace:0.12.0';

function deployment(
  container: object,
  { metadata = {}, ready = 1 }: { metadata?: object; ready?: number } = {},
): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'kaito', namespace: 'kaito-workspace', ...metadata },
    spec: { template: { spec: { containers: [{ name: 'c' }, container] } } },
    status: { readyReplicas: ready },
  } as KubeObject;
}

const read = (container: object, rest = {}) =>
  readInstallation([deployment(container, rest)]);

describe('readInstallation', () => {
  it('reads version, provisioner, cloud and gates', () => {
    expect(
      read({
        image: IMAGE,
        args: [
          '--node-provisioner=karpenter',
          '-feature-gates',
          'vLLM=true,enableMIG=false,odd',
        ],
        env: [
          { name: 'CLOUD_PROVIDER', value: 'AWS' },
          { name: 'HF_TOKEN', value: 'hf_secret' },
        ],
      }),
    ).toEqual({
      namespace: 'kaito-workspace',
      deployment: 'kaito',
      image: IMAGE,
      version: '0.12.0',
      provisioner: 'karpenter',
      cloud: 'aws',
      gates: { vLLM: true, enableMIG: false },
      distribution: null,
      running: true,
      others: [],
    });
  });

  it.each([
    ['mcr.microsoft.com/aks/kaito/workspace:v0.9.1', '0.9.1'],
    ['my.registry:5000/mirror/kaito/workspace:0.13.0-rc.1', '0.13.0-rc.1'],
    ['kaito/workspace:0.12.0@sha256:0000', '0.12.0'],
    ['ghcr.io/kaito/workspace@sha256:0000', null],
    ['ghcr.io/kaito/workspace:nightly', null],
    ['ghcr.io/kaito/workspace', null],
  ])('knows the version of %s: %s', (image, version) => {
    expect(read({ image })).toMatchObject({ image, version });
  });

  it('says null for what the Deployment does not say', () => {
    expect(read({ image: IMAGE })).toMatchObject({
      provisioner: null,
      cloud: null,
      gates: {},
    });
    const elsewhere = {
      name: 'CLOUD_PROVIDER',
      valueFrom: { configMapKeyRef: {} },
    };
    expect(
      read({
        image: IMAGE,
        args: ['--node-provisioner=magic', '--node-provisioner'],
        env: [elsewhere, null],
      }),
    ).toMatchObject({ provisioner: null, cloud: null });
  });

  it('is told by its flag where the image was renamed, and by nothing else', () => {
    const renamed = 'acr.example.com/kaito-ws:0.12.0';
    expect(
      read({ image: renamed, command: ['/ws', '--node-provisioner', 'byo'] }),
    ).toMatchObject({ version: '0.12.0', provisioner: 'byo' });
    expect(read({ image: renamed })).toBeNull();
    expect(read({ image: 'x/kaito/workspace-tools:1.0.0' })).toBeNull();
    expect(read({ image: 'x/notkaito/workspace:1.0.0' })).toBeNull();
    expect(readInstallation([])).toBeNull();
    expect(
      readInstallation([
        { kind: 'Deployment', metadata: { name: 'x' } } as KubeObject,
      ]),
    ).toBeNull();
  });

  it('tells the AKS add-on and Helm by what marks them', () => {
    const of = (metadata: object) =>
      read({ image: IMAGE }, { metadata })?.distribution;
    expect(of({ namespace: 'kube-system' })).toBe('aks-add-on');
    expect(of({ labels: { 'app.kubernetes.io/managed-by': 'Helm' } })).toBe(
      'helm',
    );
  });

  it('reads the controller that runs and names the others, in any order', () => {
    const idle = deployment(
      { image: 'kaito/workspace:0.10.0' },
      { metadata: { namespace: 'a-first' }, ready: 0 },
    );
    const works = deployment({ image: IMAGE });
    for (const given of [
      [idle, works],
      [works, idle],
    ]) {
      expect(readInstallation(given)).toMatchObject({
        version: '0.12.0',
        others: ['a-first/kaito'],
      });
    }
    expect(readInstallation([idle])?.running).toBe(false);
  });

  it('takes any rubbish for a container without falling over', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (containers, args) => {
        const odd = deployment({ image: IMAGE, args, env: args });
        expect(readInstallation([odd])?.version).toBe('0.12.0');
        const broken = {
          ...odd,
          spec: { template: { spec: { containers } } },
        } as KubeObject;
        expect(() => readInstallation([broken])).not.toThrow();
      }),
    );
  });
});

describe('parseGates', () => {
  it('reads what Go reads, and leaves out the rest', () => {
    expect(parseGates(' a=T, b=0,c=yes,=true,d,a=false')).toEqual({
      a: false,
      b: false,
    });
    expect(parseGates(undefined)).toEqual({});
  });
});
