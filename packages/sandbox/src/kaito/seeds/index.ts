import type { ApiObject } from '../../cluster/ApiObject';
import { CALM, EMPTY } from './calm';
import { DEV } from './dev';
import {
  seedEngineManifest,
  seedSetManifest,
  seedWorkspaceManifest,
} from './manifests';
import { PROD } from './prod';
import { RESEARCH } from './research';
import type { SeedName, SeedPlan } from './SeedPlan';

export type { SeedName } from './SeedPlan';

/** The seeds by name. */
export const SEEDS: Record<SeedName, SeedPlan> = {
  prod: PROD,
  dev: DEV,
  research: RESEARCH,
  calm: CALM,
  empty: EMPTY,
};

/** Manifests of what a seed's portal users asked for, as they stand in the fleet repository. What came past the portal is not in Git. */
export function requestedManifests(seed: SeedName): ApiObject[] {
  const { workspaces, sets, engines = [] } = SEEDS[seed];
  return [
    ...workspaces.filter(w => w.request).map(seedWorkspaceManifest),
    ...sets.filter(s => s.request).map(seedSetManifest),
    ...engines.filter(e => e.request).map(seedEngineManifest),
  ];
}
