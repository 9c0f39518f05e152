import { ConfigReader } from '@backstage/config';
import { readWaySettings } from './readWaySettings';

const clusters = [
  { name: 'broken', problem: 'no URL' },
  { name: 'a', url: 'https://aks-a.example.com:443' },
  { name: 'b', url: 'https://10.0.0.1' },
];

const inPod = (
  env: Record<string, string>,
  gateway: object = {},
  known = clusters,
) =>
  readWaySettings(
    new ConfigReader({ kaito: { gateway } as never }),
    () => known,
    env,
  ).portalCluster();

describe('the cluster the portal runs in', () => {
  it('is the one whose API server Kubernetes told the pod of', () => {
    expect(inPod({ KUBERNETES_SERVICE_HOST: '10.0.0.1' })).toBe('b');
    expect(inPod({ KUBERNETES_SERVICE_HOST: '10.0.0.9' })).toBeUndefined();
    expect(
      inPod({ KUBERNETES_SERVICE_HOST: '10.0.0.9' }, {}, [
        { name: 'own', url: 'https://kubernetes.default.svc' },
      ]),
    ).toBe('own');
  });

  it('is none outside a pod, and the one that is configured', () => {
    expect(inPod({})).toBeUndefined();
    expect(inPod({}, { portalCluster: 'a' })).toBe('a');
    expect(
      inPod({ KUBERNETES_SERVICE_HOST: '10.0.0.1' }, { portalCluster: 'a' }),
    ).toBe('a');
  });
});
