import { findModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { escapeCell } from './escape';
import { outlineOf } from './outlineOf';
import type { Row } from './table';

function licenceOf(model: string | null): string {
  const known = model === null ? undefined : findModel(model);
  return known
    ? `${escapeCell(known.licence)} (${escapeCell(known.licenceClass)})`
    : 'unknown';
}

/**
 * What a deployment that exists is, for the reviewer of what is done with it.
 * @param object - as it is on the base branch; null when it is not there any more
 */
export function outlineRows(
  object: unknown,
): Record<'model' | 'licence' | 'machine' | 'owner' | 'purpose', Row> {
  const { model, instanceType } = outlineOf(object);
  const { owner, purpose } = readProvenance(object);
  return {
    model: ['Model', escapeCell(model ?? 'not named')],
    licence: ['Licence', licenceOf(model)],
    machine: ['Machine type', escapeCell(instanceType ?? 'none')],
    owner: ['Owner', escapeCell(owner ?? 'not given')],
    purpose: ['Purpose', escapeCell(purpose ?? 'not given')],
  };
}
