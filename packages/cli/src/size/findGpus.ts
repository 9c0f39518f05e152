import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { classifySku } from '@kaito-portal/backstage-plugin-kaito-common/skus';
import {
  findRetiredSku,
  type GpuOffer,
  type GpuOfferErrorCode,
  offerOfMig,
  offerOfNodes,
  offerOfSku,
  takeGpus,
} from '@kaito-portal/backstage-plugin-kaito-common/sizing';
import type { NodeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { type SizeError, type SizeErrorCode, sizeError } from './SizeAnswer';

/** The nodes a size is asked for, as the arguments name them. */
export type Place =
  | { kind: 'sku'; type: string }
  | { kind: 'mig'; profile: string }
  | { kind: 'gpus'; count: number; memoryGiB: number }
  | { kind: 'nodes'; nodes: NodeObject[]; take?: number };

/** GPUs of a place, and what is odd about its name. */
export interface FoundGpus {
  offer: GpuOffer;
  note: string | null;
}

const CODES: Record<GpuOfferErrorCode, SizeErrorCode> = {
  'no-machine-type': 'unknown-sku',
  'unsupported-sku': 'unsupported-sku',
  'no-ready-node': 'no-node',
  'bad-node-labels': 'bad-node-labels',
  'unknown-mig-profile': 'unknown-mig-profile',
  'bad-partition': 'bad-partition',
};

function ofSku(type: string, model: CatalogModel): FoundGpus | SizeError {
  const verdict = classifySku(type);
  switch (verdict.kind) {
    case 'known': {
      const { sku, misspelt } = verdict;
      const found = offerOfSku(sku.name);
      if ('error' in found) {
        return sizeError('unusable-sku', found.error.message);
      }
      const note = misspelt
        ? `write ${sku.name}: KAITO recognises no node of ${type}`
        : null;
      return { offer: found.offer, note };
    }
    case 'retired': {
      const closest = findRetiredSku(type, model)?.replacement;
      return sizeError(
        'retired-sku',
        `${type} had a ${verdict.family.gpu}, which KAITO dropped in 0.12; ${
          closest
            ? `the closest that fits ${model.name} is ${closest}`
            : `nothing of its cloud fits ${model.name}`
        }`,
      );
    }
    case 'admitted':
      return sizeError('unsupported-sku', `${type}: ${verdict.reason}`);
    default:
      return sizeError(
        'unknown-sku',
        `${verdict.reason}: ${type}; see \`kaito-portal skus\``,
      );
  }
}

function ofOffer(place: Exclude<Place, { kind: 'sku' }>) {
  switch (place.kind) {
    case 'mig':
      return offerOfMig(place.profile);
    case 'gpus':
      return {
        offer: {
          source: 'given' as const,
          name: 'a node',
          gpuModel: null,
          gpuCount: place.count,
          memoryTotalGiB: place.count * place.memoryGiB,
          singleNode: false,
        },
      };
    default: {
      const found = offerOfNodes(place.nodes);
      return 'offer' in found && place.take !== undefined
        ? takeGpus(found.offer, place.take)
        : found;
    }
  }
}

/** The GPUs a place has for a model, or why they are not known. */
export function findGpus(
  place: Place,
  model: CatalogModel,
): FoundGpus | SizeError {
  if (place.kind === 'sku') {
    return ofSku(place.type, model);
  }
  const found = ofOffer(place);
  return 'offer' in found
    ? { offer: found.offer, note: null }
    : sizeError(
        CODES[found.error.code],
        `${found.error.field}: ${found.error.message}. ${found.error.fix}`,
      );
}
