import type {
  RelatedObject,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { chooseContainer } from './chooseContainer';

const ref: WorkloadRef = {
  cluster: 'prod',
  kind: 'Workspace',
  namespace: 'search',
  name: 'phi',
};

const pod = (
  name: string,
  facts: Partial<RelatedObject> = {},
): RelatedObject => ({
  kind: 'Pod',
  name,
  state: 'Running',
  message: null,
  ready: true,
  containers: [
    { name: 'phi', role: 'model', restarts: 0 },
    { name: 'routing', role: 'other', restarts: 0 },
  ],
  ...facts,
});

const choose = (related: RelatedObject[], query = {}) =>
  chooseContainer({ ref, related }, query);

describe('chooseContainer', () => {
  it("takes the leader's model when nothing is said", () => {
    const pods = ['phi-10', 'phi-2', 'phi-0'].map(name => pod(name));
    expect(choose(pods)).toEqual({
      cluster: 'prod',
      namespace: 'search',
      pod: 'phi-0',
      container: 'phi',
      role: 'model',
    });
  });

  it('prefers a pod that runs, and one that is ready', () => {
    expect(
      choose([
        pod('a', { state: 'Failed', ready: false }),
        pod('b', { ready: false }),
        pod('c'),
      ]).pod,
    ).toBe('c');
    expect(
      choose([
        pod('a', { state: 'Pending', ready: false }),
        pod('b', { ready: false }),
      ]).pod,
    ).toBe('b');
  });

  it('takes what is asked for', () => {
    expect(
      choose([pod('phi-0'), pod('phi-1')], {
        pod: 'phi-1',
        container: 'routing',
      }),
    ).toMatchObject({ pod: 'phi-1', container: 'routing', role: 'other' });
  });

  it.each([
    ['no pod', [], {}, 'NotStartedError', /has no pod yet/],
    [
      "someone else's pod",
      [pod('phi-0')],
      { pod: 'other-0' },
      'NoSuchLogError',
      /no pod other-0. It has phi-0\./,
    ],
    [
      'an unknown container',
      [pod('phi-0')],
      { container: 'x' },
      'NoSuchLogError',
      /no container x. It has phi, routing\./,
    ],
    [
      'a pod without containers',
      [pod('phi-0', { containers: undefined })],
      {},
      'NoSuchLogError',
      /It has none\./,
    ],
    [
      'something that is no pod',
      [pod('node-1', { kind: 'Node' })],
      { pod: 'node-1' },
      'NotStartedError',
      /has no pod/,
    ],
  ])('refuses %s', (_, related, query, name, message) => {
    const act = () => choose(related as RelatedObject[], query);
    expect(act).toThrow(message);
    expect(act).toThrow(expect.objectContaining({ name }));
  });
});
