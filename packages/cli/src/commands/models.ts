import {
  type CatalogModel,
  catalogFor,
  listModels,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import {
  findSku,
  type GpuSku,
} from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { clean, type Command, UsageError } from '../Host';
import { readArgs } from '../readArgs';
import { sizeOf } from '../size/sizeOf';
import { toJson } from '../text/json';
import { table } from '../text/table';

const LICENCE_CLASSES: CatalogModel['licenceClass'][] = [
  'permissive',
  'conditional',
  'research-only',
  'unknown',
];

function readSku(name: string | undefined): GpuSku | undefined {
  if (name === undefined) {
    return undefined;
  }
  const sku = findSku(name);
  if (!sku) {
    throw new UsageError(
      `'--fits': KAITO has no machine type '${name}'; see \`kaito-portal skus\``,
    );
  }
  return sku;
}

function fitsOneNode(model: CatalogModel, sku: GpuSku): boolean {
  const answer = sizeOf(model, sku);
  return !('error' in answer) && answer.nodes === 1;
}

function byLicence(licence: string): (model: CatalogModel) => boolean {
  const wanted = licence.toLowerCase();
  if (LICENCE_CLASSES.some(name => name === wanted)) {
    return model => model.licenceClass === wanted;
  }
  const names = [...new Set(listModels().map(model => model.licence))].sort();
  if (!names.some(name => name.toLowerCase() === wanted)) {
    const known = [...LICENCE_CLASSES, ...names].join(', ');
    throw new UsageError(`'--licence' is one of ${known}, not '${licence}'`);
  }
  return model => model.licence.toLowerCase() === wanted;
}

const HEADER = [
  'MODEL',
  'ALIAS',
  'TASK',
  'PARAMETERS',
  'GIB',
  'CONTEXT',
  'LICENCE',
  'CLASS',
  'ACCESS',
  'CAN',
  'ABOUT',
];

/** Billions, and those active in brackets; `~` where the number is not the publisher's own. */
function parametersCell({ parameters }: CatalogModel): string {
  if (!parameters) {
    return '-';
  }
  const { totalB, activeB, basis } = parameters;
  const active = activeB === null || activeB === totalB ? '' : ` (${activeB}B)`;
  return `${basis === 'model-card' ? '' : '~'}${totalB}B${active}`;
}

function row(model: CatalogModel): string[] {
  return [
    model.name,
    model.alias ?? '-',
    model.task ?? '-',
    parametersCell(model),
    String(model.weightsGiB),
    String(model.contextLimit),
    model.licence,
    model.licenceClass,
    model.gated ? 'gated' : 'open',
    model.capabilities.join(',') || '-',
    model.description ?? '-',
  ];
}

/** The models KAITO has a preset for. */
export const models: Command = {
  name: 'models',
  summary: 'The models KAITO has a preset for',
  usage:
    'models [--fits SKU] [--licence LICENCE|CLASS] [--kaito-version V] [--json]',
  run(args) {
    const read = readArgs(args, {
      options: ['fits', 'licence', 'kaito-version'],
      flags: ['json'],
    });
    const sku = readSku(read.option('fits'));
    const licence = read.option('licence');
    const licensed = licence === undefined ? () => true : byLicence(licence);
    const version = read.option('kaito-version');
    const catalog = version === undefined ? null : catalogFor(version);
    const found = (catalog?.models ?? listModels()).filter(
      model => licensed(model) && (!sku || fitsOneNode(model, sku)),
    );
    return {
      ...clean(
        read.flag('json') ? toJson(found) : table([HEADER, ...found.map(row)]),
      ),
      stderr: catalog?.note ? `${catalog.note}\n` : '',
    };
  },
};
