import { findModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { KaitoResource } from '../permissions/ResourceGate';
import type { RequestWish } from './types';

/** What permission rules can ask about a request. */
export function resourceOf(
  wish: Pick<RequestWish, 'place' | 'model' | 'owner'>,
): KaitoResource {
  const { place, model, owner } = wish;
  const names = model === null ? [] : [model, findModel(model)?.name];
  return {
    cluster: place.cluster,
    namespace: place.namespace,
    kind: place.kind,
    models: [...new Set(names.filter(name => name !== undefined))],
    owner,
  };
}
