import type { Drift } from '@kaito-portal/backstage-plugin-kaito-common';

/** The same for a caller who may read what lives in the cluster, and not what Git says of it. */
export function withoutManifest(drift: Drift): Drift {
  const { state } = drift;
  return {
    ...drift,
    summary:
      state === 'in-sync' || state === 'not-checked'
        ? 'You may not see what Git says of it.'
        : 'It differs from Git, and you may not see what Git says of it.',
    nextStep: null,
    differing: 0,
    file: null,
    effect: null,
    differences: [],
  };
}
