import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import {
  explainSizing,
  GIB,
  type GpuOffer,
  type LongestContext,
  measureHeadroom,
  reckonLongestContext,
  type SizingLine,
  type SizingWarning,
  warnOfSizing,
} from '@kaito-portal/backstage-plugin-kaito-common/sizing';
import type { Size, SizeError } from './SizeAnswer';
import { planOn, sizeOfPlan } from './sizeOf';

/** A size with what it comes from. */
export interface SizeReport extends Size {
  /** Of every number here that is not marked otherwise. */
  basis: 'estimated';
  model: string;
  place: GpuOffer;
  contextTokens: number;
  summary: string;
  spread: string | null;
  terms: SizingLine[];
  headroom: { usedShare: number; freeGiB: number };
  longestContext: LongestContext;
  warnings: SizingWarning[];
}

/** Sizes a model on nodes of a kind and explains the sum. */
export function reportSize(
  model: CatalogModel,
  place: GpuOffer,
  contextTokens?: number,
): SizeReport | SizeError {
  const plan = planOn(model, place, contextTokens);
  if ('error' in plan) {
    return plan;
  }
  const { gpuModel, singleNode } = place;
  const { summary, spread, lines } = explainSizing(plan);
  const { usedShare, freeBytes } = measureHeadroom(plan);
  return {
    ...sizeOfPlan(plan),
    basis: 'estimated',
    model: model.name,
    place,
    contextTokens: plan.explain.contextTokens,
    summary,
    spread,
    terms: lines,
    headroom: { usedShare, freeGiB: freeBytes / GIB },
    longestContext: reckonLongestContext(model, plan, gpuModel),
    warnings: warnOfSizing({
      model,
      gpus: place,
      singleNode,
      gpuModel,
      contextTokens,
    }),
  };
}
