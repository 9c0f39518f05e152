import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { describeContainers } from './describeContainers';

const pod = (status: object = {}) =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'phi-0',
      namespace: 'search',
      labels: { 'kaito.sh/workspace': 'phi' },
    },
    spec: {
      containers: [{ name: 'routing' }, { name: 'phi' }],
      initContainers: [{ name: 'cuda' }],
    },
    status,
  } as unknown as KubeObject);

describe('describeContainers', () => {
  it("names the model's first, and how often each was started again", () => {
    expect(
      describeContainers(
        pod({
          containerStatuses: [
            { name: 'phi', restartCount: 3 },
            { name: 'routing', restartCount: 0 },
          ],
          initContainerStatuses: [{ name: 'cuda', restartCount: 1 }],
        }),
      ),
    ).toEqual([
      { name: 'phi', role: 'model', restarts: 3 },
      { name: 'routing', role: 'other', restarts: 0 },
      { name: 'cuda', role: 'init', restarts: 1 },
    ]);
  });

  it('does not take silence for none', () => {
    expect(describeContainers(pod())[0].restarts).toBeNull();
  });
});
