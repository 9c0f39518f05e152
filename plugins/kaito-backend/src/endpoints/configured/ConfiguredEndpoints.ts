import type { TokenCredential } from '@azure/core-auth';
import type {
  EndpointCallName,
  EndpointView,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { ENDPOINT_CALLS } from '@kaito-portal/backstage-plugin-kaito-common';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { Endpoint } from '../Endpoint';
import type { EndpointDirectory } from '../EndpointDirectory';
import { NOT_TOLD } from '../fleet/abilitiesOf';
import { NOT_ASKED } from '../fleet/toEndpoint';
import { credentialsOf } from './credentialsOf';
import type { EndpointConfig } from './endpointConfig';
import { pathsOf } from './pathsOf';

/** What an entry offers when it does not say: what every provider has. */
const USUAL: readonly EndpointCallName[] = ['models', 'chat'];

/** Endpoints that `kaito.endpoints` names. */
export class ConfiguredEndpoints implements EndpointDirectory {
  readonly #endpoints: ReadonlyMap<string, Endpoint>;

  /** @param azure - who the portal is for Azure; asked for when the first endpoint needs it */
  constructor(
    entries: readonly EndpointConfig[],
    options: {
      azure: () => TokenCredential;
      findModel: (name: string) => CatalogModel | undefined;
      now?: () => Date;
    },
  ) {
    const asOf = (options.now ?? (() => new Date()))().toISOString();
    this.#endpoints = new Map(
      entries.map(entry => [entry.id, toEndpoint(entry, { ...options, asOf })]),
    );
  }

  list(): Endpoint[] {
    return [...this.#endpoints.values()];
  }

  find(id: string): Endpoint | undefined {
    return this.#endpoints.get(id);
  }

  clusters() {
    return [];
  }
}

function toEndpoint(
  entry: EndpointConfig,
  options: {
    azure: () => TokenCredential;
    findModel: (name: string) => CatalogModel | undefined;
    asOf: string;
  },
): Endpoint {
  const { url, pathOf, ownModelList } = pathsOf(entry);
  const servedModel =
    entry.deployment && entry.provider === 'azure-openai'
      ? entry.deployment
      : entry.servedModel ?? entry.model?.name ?? null;
  const ways = [
    {
      via: 'url' as const,
      targets: [{ by: 'url' as const, url, named: true }],
    },
  ];
  const ids = [
    ...new Set([servedModel, entry.servedModel, entry.model?.name]),
  ].filter((id): id is string => typeof id === 'string');
  return {
    view: {
      ...describe(entry, options.findModel),
      servedModel,
      calls: callsOf(entry, pathOf),
      via: 'url',
      inClusterUrl: null,
      health: NOT_ASKED,
      ready: false,
      capture: 'off',
      asOf: options.asOf,
      stale: false,
    },
    ways,
    replicas: [ways],
    obstacle: null,
    dialect: {
      pathOf,
      ...credentialsOf(entry, options.azure),
      ...(servedModel && { modelInBody: () => servedModel }),
      ...(ownModelList && { ownModelList }),
    },
    // An account may lead to every model there is: what was configured is what people were given.
    models: { ids, closed: ids.length > 0 },
  };
}

function describe(
  entry: EndpointConfig,
  findModel: (name: string) => CatalogModel | undefined,
) {
  const { id, title = id, provider, owner = null, model, prices } = entry;
  const known = model && findModel(model.name);
  return {
    id,
    title,
    provider,
    workload: null,
    model: model
      ? {
          name: model.name,
          catalogName: known?.name ?? null,
          licence: model.licence ?? known?.licence ?? null,
        }
      : null,
    owner,
    runtime: 'custom',
    abilities: { ...NOT_TOLD, ...entry.abilities },
    addresses: [
      {
        kind: 'public',
        url: entry.url,
        note:
          entry.apiKey || entry.entra || entry.headers
            ? 'It asks for credentials, which the portal has and does not give away.'
            : null,
      },
    ],
    cost: prices ? { by: 'token', ...prices, basis: 'configured' } : null,
  } satisfies Partial<EndpointView>;
}

/** What the entry says, as far as its provider has it, in the usual order. The list of models is always there. */
function callsOf(
  { calls }: EndpointConfig,
  pathOf: Endpoint['dialect']['pathOf'],
): EndpointCallName[] {
  const wanted = new Set<EndpointCallName>(['models', ...(calls ?? USUAL)]);
  return (Object.keys(ENDPOINT_CALLS) as EndpointCallName[]).filter(
    call => wanted.has(call) && pathOf(call) !== undefined,
  );
}
