import { listModels } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { listSkus } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import type { SizeAnswer } from './SizeAnswer';
import { sizeOf } from './sizeOf';

/** By model, then by machine type. */
export type SizeMatrix = Record<string, Record<string, SizeAnswer>>;

/** Every model on every usable machine type, at the context KAITO reserves for by itself. */
export function sizeMatrix(): SizeMatrix {
  const skus = listSkus().filter(sku => sku.usable);
  return Object.fromEntries(
    listModels().map(model => [
      model.name,
      Object.fromEntries(skus.map(sku => [sku.name, sizeOf(model, sku)])),
    ]),
  );
}
