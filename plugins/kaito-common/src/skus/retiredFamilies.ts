import type { SkuCloud } from './GpuSku';

/** A line of machines KAITO dropped in 0.12, when CUDA compute capability 8.0 became the least it takes. */
export interface RetiredFamily {
  cloud: SkuCloud;
  gpu: 'K80' | 'M60' | 'T4' | 'V100';
  memoryPerGpuGiB: number;
}

type Row = [RegExp, SkuCloud, RetiredFamily['gpu'], number];

/** By the names of their machines: cloud, GPU, GiB per GPU as the vendor states it. */
const FAMILIES: readonly Row[] = [
  [/^Standard_NC(6|12|24)r?(_Promo)?$/i, 'azure', 'K80', 12],
  [/^Standard_NC(6|12|24)r?s_v3$/i, 'azure', 'V100', 16],
  [/^Standard_ND40rs_v2$/i, 'azure', 'V100', 32],
  [/^Standard_NC(4|8|16|64)as_T4_v3$/i, 'azure', 'T4', 16],
  [/^Standard_NV(6|12|24)(_Promo|s_v2)?$/i, 'azure', 'M60', 8],
  [/^Standard_NV(12|24|48)s_v3$/i, 'azure', 'M60', 8],
  [/^p2\.(8|16)?xlarge$/i, 'aws', 'K80', 12],
  [/^p3\.(2|8|16)xlarge$/i, 'aws', 'V100', 16],
  [/^p3dn\.24xlarge$/i, 'aws', 'V100', 32],
  [/^g4dn\.((2|4|8|12|16)?xlarge|metal)$/i, 'aws', 'T4', 16],
  [/^g3s?\.(4|8|16)?xlarge$/i, 'aws', 'M60', 8],
];

/** The dropped line a machine type belongs to, in any case; null when it is of none. */
export function findRetiredFamily(type: string): RetiredFamily | null {
  const name = type.trim();
  const row = FAMILIES.find(([pattern]) => pattern.test(name));
  return row ? { cloud: row[1], gpu: row[2], memoryPerGpuGiB: row[3] } : null;
}
