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

function row(sku: GpuSku): string[] {
  return [
    sku.name,
    sku.cloud,
    `${sku.gpuCount} x ${sku.gpuModel}`,
    String(sku.memoryTotalGiB),
    sku.unusableReason ?? 'yes',
  ];
}

/** The machine types KAITO knows. */
export const skus: Command = {
  name: 'skus',
  summary: 'The machine types KAITO knows',
  usage: `skus [--cloud ${CLOUDS.join('|')}] [--json]`,
  run(args) {
    const read = readArgs(args, { options: ['cloud'], flags: ['json'] });
    const found = listSkus(read.oneOf('cloud', CLOUDS));
    const header = ['SKU', 'CLOUD', 'GPUS', 'GIB', 'USABLE'];
    return clean(
      read.flag('json') ? toJson(found) : table([header, ...found.map(row)]),
    );
  },
};
