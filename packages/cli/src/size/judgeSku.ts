import {
  classifySku,
  type SkuCloud,
} from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { findRetiredSku } from '@kaito-portal/backstage-plugin-kaito-common/sizing';

/** What a name of a machine type is worth to a model. */
export interface SkuJudgement {
  /** As given. */
  name: string;
  verdict:
    | 'usable'
    | 'misspelt'
    | 'unusable'
    | 'retired'
    | 'admitted'
    | 'unknown';
  /** The name to write instead; null when this is the one, or none is known. */
  write: string | null;
  /** Why not to use the name; null when there is nothing against it. */
  reason: string | null;
}

/** Judges a name of a machine type (W25). */
export function judgeSku(name: string, cloud?: SkuCloud): SkuJudgement {
  const found = classifySku(name, cloud);
  switch (found.kind) {
    case 'known': {
      const { sku, misspelt } = found;
      if (!sku.usable) {
        return {
          name,
          verdict: 'unusable',
          write: null,
          reason: sku.unusableReason,
        };
      }
      return misspelt
        ? {
            name,
            verdict: 'misspelt',
            write: sku.name,
            reason:
              'KAITO admits any case, but recognises the node under one spelling only',
          }
        : { name, verdict: 'usable', write: null, reason: null };
    }
    case 'retired':
      return {
        name,
        verdict: 'retired',
        write: findRetiredSku(name)?.replacement ?? null,
        reason: `KAITO dropped the ${found.family.gpu} in 0.12${
          found.admitted ? '; it still admits the name, but a preset fails' : ''
        }`,
      };
    default:
      return { name, verdict: found.kind, write: null, reason: found.reason };
  }
}
