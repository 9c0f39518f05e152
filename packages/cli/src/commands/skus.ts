import {
  type GpuSku,
  listSkus,
  type SkuCloud,
} from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { clean, type Command, type CommandResult, UsageError } from '../Host';
import { readArgs } from '../readArgs';
import { judgeSku } from '../size/judgeSku';
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

function list(
  cloud: SkuCloud | undefined,
  all: boolean,
  json: boolean,
): CommandResult {
  const known = listSkus(cloud);
  const shown = all ? known : known.filter(sku => sku.usable);
  const left = known.length - shown.length;
  return {
    ...clean(json ? toJson(shown) : table([HEADER, ...shown.map(row)])),
    stderr:
      left > 0
        ? `${left} more that no model runs on; --all shows them and why\n`
        : '',
  };
}

/** Names that are of use to a model as they stand leave the exit code at 0. */
function judge(
  names: string[],
  cloud: SkuCloud | undefined,
  json: boolean,
): CommandResult {
  const found = names.map(name => judgeSku(name, cloud));
  const rows = found.map(({ name, verdict, write, reason }) => [
    name,
    verdict,
    write ?? '-',
    reason ?? '',
  ]);
  return {
    stdout: json
      ? toJson(found)
      : table([['SKU', 'VERDICT', 'WRITE', 'WHY'], ...rows]),
    stderr: '',
    exitCode: found.every(({ verdict }) => verdict === 'usable') ? 0 : 1,
  };
}

/** The machine types KAITO knows, those no model runs on only with `--all`; or what it makes of given names. */
export const skus: Command = {
  name: 'skus',
  summary: 'The machine types KAITO knows, or what it makes of a name',
  usage: `skus [--cloud ${CLOUDS.join('|')}] [--all] [--json]
skus NAME... [--cloud ${CLOUDS.join('|')}] [--json]`,
  run(args) {
    const read = readArgs(args, {
      options: ['cloud'],
      flags: ['all', 'json'],
      positionals: true,
    });
    const cloud = read.oneOf('cloud', CLOUDS);
    const json = read.flag('json');
    const all = read.flag('all');
    if (read.positionals.length === 0) {
      return list(cloud, all, json);
    }
    if (all) {
      throw new UsageError("'--all' does not go with a NAME");
    }
    return judge(read.positionals, cloud, json);
  },
};
