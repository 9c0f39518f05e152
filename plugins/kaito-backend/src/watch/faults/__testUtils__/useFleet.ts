import type {
  SandboxCluster,
  StartClusterOptions,
} from '@kaito-portal/sandbox';
import { eventually } from '../../__testUtils__/eventually';
import { FaultFleet, startNamed, type FleetOptions } from './FaultFleet';

/** What a test file works with. */
export interface Stage {
  north: SandboxCluster;
  south: SandboxCluster;
  fleet: FaultFleet;
}

/**
 * Sets two live clusters up for a file, and a portal that goes on from test to test: each must leave the north live.
 * Around each test it checks that nothing was blanked and that the south noticed nothing.
 */
export function useFleet(
  options: Partial<StartClusterOptions> = {},
  portal: FleetOptions = {},
): Stage {
  const stage = {} as Stage;

  beforeAll(async () => {
    stage.north = await startNamed('north', 'kept', options);
    stage.south = await startNamed('south', 'steady');
    stage.fleet = new FaultFleet(stage.south, stage.north, portal);
  });
  afterAll(async () => {
    await stage.fleet.stop();
    await stage.north.stop();
    await stage.south.stop();
  });

  beforeEach(async () => {
    const { fleet, north } = stage;
    await fleet.isBack();
    // A kind is in step from its list on; most faults here are about its watch.
    await eventually(() => {
      const synced = fleet.now().kinds.filter(k => k.state === 'synced');
      expect(north.faults.openStreams()).toBeGreaterThanOrEqual(synced.length);
    });
    await fleet.keepWatch();
  });
  afterEach(async () => {
    await stage.fleet.checkWatch();
    await stage.fleet.isBack();
    expect(stage.fleet.names()).toEqual(
      stage.north.store
        .list('Workspace')
        .map(({ metadata }) => metadata.name)
        .sort(),
    );
  });

  return stage;
}
