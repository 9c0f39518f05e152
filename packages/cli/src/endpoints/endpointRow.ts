import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { describePrice } from './describePrice';

export const ENDPOINT_HEADER = [
  'ID',
  'MODEL',
  'RUNTIME',
  'STATE',
  'VIA',
  'OWNER',
  'PRICE',
];

/** What its own health says, or what KAITO says where it has not been asked. */
export function stateOf({ health, ready, stale }: EndpointView): string {
  const word =
    health.state === 'not-checked'
      ? `${ready ? 'ready' : 'not ready'} (not asked)`
      : health.state;
  return stale ? `${word}, stale` : word;
}

const VIA: Record<EndpointView['via'], string> = {
  'service-dns': 'cluster',
  url: 'url',
  'service-proxy': 'api-server',
};

/** The cells of an endpoint, under {@link ENDPOINT_HEADER}. */
export function endpointRow(endpoint: EndpointView): string[] {
  return [
    endpoint.id,
    endpoint.servedModel ?? endpoint.model?.name ?? '-',
    endpoint.runtime,
    stateOf(endpoint),
    VIA[endpoint.via],
    endpoint.owner ?? '-',
    describePrice(endpoint.cost),
  ];
}
