import { KubeConfig } from '@kubernetes/client-node';
import { mergedKubeconfig } from './kubeconfig';

describe('mergedKubeconfig', () => {
  it('is read back by the Kubernetes client, one context per cluster', () => {
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromString(
      mergedKubeconfig([
        { name: 'a', url: 'https://127.0.0.1:1', caPem: 'PEM', token: 'ta' },
        { name: 'b', url: 'https://127.0.0.1:2', caPem: 'PEM', token: 'tb' },
      ]),
    );
    expect(kubeConfig.getCurrentContext()).toBe('a');
    kubeConfig.setCurrentContext('b');
    expect(kubeConfig.getCurrentCluster()?.server).toBe('https://127.0.0.1:2');
    expect(kubeConfig.getCurrentUser()?.token).toBe('tb');
  });
});
