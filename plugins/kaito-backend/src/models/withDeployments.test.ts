import {
  applyOverlay,
  listModels,
  readOverlay,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import { readyWorkspace, snapshot } from '../fleet/__testUtils__/snapshot';
import { DefaultFleetService } from '../fleet/DefaultFleetService';
import { withDeployments } from './withDeployments';

describe('withDeployments', () => {
  const workloads = new DefaultFleetService({
    snapshots: () => [
      snapshot('a', [
        readyWorkspace('starting', { status: {} }),
        readyWorkspace('ready'),
        readyWorkspace('own', {
          inference: { preset: { name: 'some-org/own-model' } },
        }),
      ]),
    ],
  }).workloads();

  it('joins by the catalog’s name, those that serve first', () => {
    const models = withDeployments(listModels(), workloads);
    expect(models).toHaveLength(listModels().length);
    const deployed = models.filter(model => model.deployments.length > 0);
    expect(deployed.map(model => model.name)).toEqual(['microsoft/phi-4']);
    expect(
      deployed[0].deployments.map(d => [d.ref.name, d.ready, d.endpointId]),
    ).toEqual([
      ['ready', true, 'a~search~ready'],
      ['starting', false, 'a~search~starting'],
    ]);
  });

  it('joins models the organisation added by the name in the manifest', () => {
    const catalog = applyOverlay(
      listModels(),
      readOverlay({
        add: [
          {
            name: 'Some-Org/Own-Model',
            licence: 'proprietary',
            weightsGiB: 15,
            contextLimit: 8192,
            attention: 'GQA',
            kvBytesPerToken: 131072,
          },
        ],
      }),
    );
    const own = withDeployments(catalog, workloads).at(-1)!;
    expect(own.name).toBe('Some-Org/Own-Model');
    expect(own.deployments.map(({ ref }) => ref.name)).toEqual(['own']);
  });
});
