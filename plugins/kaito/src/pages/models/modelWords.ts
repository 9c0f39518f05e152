import {
  RiCheckLine,
  RiErrorWarningLine,
  RiForbidLine,
  RiQuestionLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type {
  LicenceClass,
  ModelView,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Tone } from '../../components';

/** Each licence class as a person would say it. */
export const LICENCE_CLASSES: Record<
  LicenceClass,
  { word: string; means: string; tone: Tone; icon: RemixiconComponentType }
> = {
  permissive: {
    word: 'permissive',
    means: 'Free to use, also commercially',
    tone: 'ok',
    icon: RiCheckLine,
  },
  conditional: {
    word: 'with conditions',
    means: 'Commercial use has conditions: read the licence',
    tone: 'warning',
    icon: RiErrorWarningLine,
  },
  'research-only': {
    word: 'research only',
    means: 'Not for commercial use',
    tone: 'error',
    icon: RiForbidLine,
  },
  unknown: {
    word: 'terms unknown',
    means: 'The catalog does not know its licence',
    tone: 'neutral',
    icon: RiQuestionLine,
  },
};

/** Sizes people think in, by the GPU memory they call for. */
export const SIZE_BANDS = [
  { id: 'xs', upTo: 8, word: 'up to 8 GiB' },
  { id: 's', upTo: 24, word: '8 to 24 GiB' },
  { id: 'm', upTo: 80, word: '24 to 80 GiB' },
  { id: 'l', upTo: 200, word: '80 to 200 GiB' },
  { id: 'xl', upTo: Infinity, word: 'over 200 GiB' },
] as const;

/** The band a model's weights fall into; a band includes its upper bound. */
export function sizeBand(weightsGiB: number): string {
  return SIZE_BANDS.find(({ upTo }) => weightsGiB <= upTo)!.id;
}

/** Tokens as people write them: 131072 is "128 K". */
export function formatTokens(tokens: number): string {
  if (tokens >= 1024 * 1024) {
    return `${Number((tokens / (1024 * 1024)).toFixed(1))} M`;
  }
  return tokens >= 1024
    ? `${Number((tokens / 1024).toFixed(1))} K`
    : String(tokens);
}

/** Gibibytes with one decimal where it matters. */
export function formatGiB(gib: number): string {
  return `${gib >= 100 ? Math.round(gib) : Number(gib.toFixed(1))} GiB`;
}

/** Whether a model answers somewhere, is on its way, or is not deployed. */
export type ServingState = 'serving' | 'coming' | 'none';

/** See {@link ServingState}. */
export function servingState({ deployments }: ModelView): ServingState {
  if (deployments.some(({ ready }) => ready)) {
    return 'serving';
  }
  return deployments.length > 0 ? 'coming' : 'none';
}
