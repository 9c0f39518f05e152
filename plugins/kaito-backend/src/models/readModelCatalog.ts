import type { Config } from '@backstage/config';
import {
  applyOverlay,
  type CatalogModel,
  listModels,
  readOverlay,
} from '@kaito-portal/backstage-plugin-kaito-common/models';

/**
 * KAITO's catalog with what `kaito.models` adds, hides, annotates and approves.
 * Throws when that makes no sense: a model meant to be hidden must not be offered because of a slip.
 */
export function readModelCatalog(config: Config): CatalogModel[] {
  return applyOverlay(
    listModels(),
    // Read as it is, so that a wrong type is told with its field.
    readOverlay(config.getOptional<unknown>('kaito.models')),
  );
}
