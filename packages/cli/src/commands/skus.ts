import {
  type GpuSku,
  listSkus,
  type SkuCloud,
} from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { clean, type Command } from '../Host';
import { readArgs } from '../readArgs';
import { toJson } from '../text/json';
import { table } from '../text/table';

const CLOUDS: readonly SkuCloud[] = ['azure', 'aws', 'arc'];
const HEADER = [
  'SKU',
  'CLOUD',
  'GPUS',
  'GIB',
  'GIB/GPU',
  'CUDA',
  'NVME',
  'USABLE',
];

function row(sku: GpuSku): string[] {
  return [
    sku.name,
    sku.cloud,
    `${sku.gpuCount} x ${sku.gpuModel}`,
    String(sku.memoryTotalGiB),
    String(sku.memoryPerGpuGiB),
    sku.cudaComputeCapability?.toFixed(1) ?? '-',
    sku.nvme ? 'yes' : 'no',
    sku.usable ? 'yes' : `no: ${sku.unusableReason}`,
  ];
}

/** The machine types KAITO knows; those no model runs on only with `--all`. */
export const skus: Command = {
  name: 'skus',
  summary: 'The machine types KAITO knows',
  usage: `skus [--cloud ${CLOUDS.join('|')}] [--all] [--json]`,
  run(args) {
    const read = readArgs(args, {
      options: ['cloud'],
      flags: ['all', 'json'],
    });
    const known = listSkus(read.oneOf('cloud', CLOUDS));
    const shown = read.flag('all') ? known : known.filter(sku => sku.usable);
    const left = known.length - shown.length;
    return {
      ...clean(
        read.flag('json') ? toJson(shown) : table([HEADER, ...shown.map(row)]),
      ),
      stderr:
        left > 0
          ? `${left} more that no model runs on; --all shows them and why\n`
          : '',
    };
  },
};
