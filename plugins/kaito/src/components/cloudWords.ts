import type { GpuSku } from '@kaito-portal/backstage-plugin-kaito-common/skus';

/** Each cloud as people call it. */
export const CLOUD_WORDS: Record<GpuSku['cloud'], string> = {
  azure: 'Azure',
  aws: 'AWS',
  arc: 'Azure Arc',
};
