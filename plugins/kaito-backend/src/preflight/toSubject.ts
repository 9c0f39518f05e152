import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { PlacementFacts } from '../azure';
import { toClusterKaito } from '../fleet/clusters/toClusterKaito';
import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import { askMachines } from './machines/askMachines';
import type { MachineFacts } from './machines/MachinePlan';
import { planMachines } from './machines/planMachines';
import {
  objectKindOf,
  type PreflightWish,
  type Sight,
  type Subject,
} from './Subject';

function findModel(catalog: readonly CatalogModel[], name?: string) {
  const wanted = name?.toLowerCase();
  return catalog.find(
    model =>
      wanted !== undefined &&
      (model.name.toLowerCase() === wanted ||
        model.alias?.toLowerCase() === wanted),
  );
}

/** All that the checks of a wish look at. */
export function toSubject(
  wish: PreflightWish,
  given: {
    snapshot: ClusterSnapshot | undefined;
    catalog: readonly CatalogModel[];
    facts: PlacementFacts;
    sight: Sight;
    credentials: BackstageCredentials;
    /** That it takes no machines, whatever its kind. */
    takesNone?: boolean;
  },
): Subject {
  const { snapshot, sight, credentials } = given;
  const kaito = snapshot && toClusterKaito(snapshot);
  const model = findModel(given.catalog, wish.model);
  const machines =
    snapshot && kaito && !given.takesNone
      ? planMachines({ wish, model, snapshot, kaito })
      : [];
  let asked: Promise<MachineFacts[]> | undefined;
  return {
    wish,
    kind: objectKindOf(wish.kind),
    snapshot,
    kaito,
    model,
    machines,
    sight,
    credentials,
    facts: () => {
      asked ??= snapshot
        ? askMachines(given.facts, machines, snapshot)
        : Promise.resolve([]);
      return asked;
    },
  };
}
