import {
  clusterViewSchema,
  type KindState,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { NOT_ASKED, type RightsReport } from '../../watch/rights';
import type { WatchedKindName } from '../../watch/kinds';
import { AS_OF, object, snapshot } from '../__testUtils__/snapshot';
import { toClusterView } from './toClusterView';

const controller = (image: string, rest: object = {}) =>
  object('Deployment', 'kaito', {
    spec: {
      template: {
        spec: {
          containers: [{ image, args: ['--node-provisioner=byo'] }],
        },
      },
    },
    status: { readyReplicas: 1 },
    ...rest,
  });

function view(
  objects: ReturnType<typeof object>[] = [],
  states: Partial<Record<WatchedKindName, Partial<KindState>>> = {},
  rights: RightsReport = NOT_ASKED,
) {
  return clusterViewSchema.parse(
    toClusterView(snapshot('a', objects, states), rights),
  );
}
const kindOf = (cluster: ReturnType<typeof view>, kind: string) =>
  cluster.kinds.find(state => state.kind === kind);

describe('KAITO in a cluster', () => {
  it('is read from its controller, with the models that go with it', () => {
    expect(view([controller('x/kaito/workspace:0.12.3')]).kaito).toMatchObject({
      state: 'found',
      message: null,
      installation: { version: '0.12.3', provisioner: 'byo', cloud: null },
      catalog: { release: '0.12', exact: true, presetNames: 'hugging-face' },
      asOf: AS_OF,
      stale: false,
    });
    expect(
      view([controller('x/kaito/workspace:0.10.0')]).kaito.catalog,
    ).toMatchObject({ presetNames: 'alias' });
  });

  it('is not there only where all Deployments are known', () => {
    expect(view().kaito).toMatchObject({
      state: 'not-found',
      message: expect.stringMatching(/Install KAITO there/),
      installation: null,
    });
    const refused = {
      state: 'forbidden' as const,
      asOf: null,
      message: 'No right.',
    };
    expect(view([], { Deployment: refused }).kaito).toMatchObject({
      state: 'not-checked',
      message: 'No right.',
      asOf: null,
      stale: true,
    });
  });

  it('keeps what was known while the cluster is away', () => {
    const away = { state: 'stale' as const, message: 'Away.' };
    expect(
      view([controller('x/kaito/workspace:0.12.0')], { Deployment: away })
        .kaito,
    ).toMatchObject({
      state: 'found',
      stale: true,
      asOf: AS_OF,
      installation: { version: '0.12.0' },
    });
  });

  it.each([
    [[controller('kaito/workspace:nightly')], /no version as its tag/],
    [[controller('kaito/workspace:0.12.0', { status: {} })], /No replica/],
    [
      [
        controller('kaito/workspace:0.12.0'),
        {
          ...controller('kaito/workspace:0.9.0'),
          metadata: { name: 'old', namespace: 'search' },
        },
      ],
      /search\/kaito and search\/old\. They work against each other/,
    ],
  ])('says what is wrong with it', (objects, message) => {
    expect(view(objects).kaito.message).toMatch(message);
  });
});

describe('the kinds of a cluster', () => {
  it('have a resource, a loss and an age', () => {
    const cluster = view([], {
      Node: { state: 'stale', message: 'Broke off.' },
    });
    expect(kindOf(cluster, 'Workspace')).toMatchObject({
      resource: 'workspaces.kaito.sh',
      staleSince: null,
      extra: false,
      rights: { state: 'not-checked', missing: [], checkedAt: null },
    });
    expect(kindOf(cluster, 'Node')).toMatchObject({
      resource: 'nodes',
      staleSince: AS_OF,
      message: 'Broke off.',
      loss: expect.stringMatching(/GPU capacity/),
    });
    expect(kindOf(cluster, 'ScaledObject')).toMatchObject({ extra: true });
  });

  it('name the verbs that are missing', () => {
    const at = Date.parse(AS_OF);
    const cluster = view(
      [],
      {},
      {
        state: 'checked',
        at,
        missing: new Map([
          ['pods', ['watch']],
          ['scaledobjects.keda.sh', ['list', 'watch']],
        ]),
      },
    );
    expect(kindOf(cluster, 'Pod')?.rights).toEqual({
      state: 'missing',
      missing: ['watch'],
      checkedAt: AS_OF,
      message: expect.stringMatching(/lacks watch on pods\. Add it/),
    });
    expect(kindOf(cluster, 'ScaledObject')?.rights.message).toMatch(
      /Add them to its ClusterRole, or leave it at that/,
    );
    expect(kindOf(cluster, 'Node')?.rights).toMatchObject({
      state: 'complete',
      checkedAt: AS_OF,
    });
  });
});
