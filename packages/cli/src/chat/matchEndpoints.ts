import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';

const known = (names: (string | null | undefined)[]) =>
  names.flatMap(name => (name ? [name.toLowerCase()] : []));

const ownNames = ({ workload, title }: EndpointView) =>
  known([workload?.name, title]);

const modelNames = ({ servedModel, model }: EndpointView) =>
  known([servedModel, model?.name, model?.name.split('/').at(-1)]);

/**
 * The endpoints that a word may mean: the one with that id, else those of that name, else those with that model, else
 * those whose id or name, else whose model begins with it. Case does not matter, but to an id.
 */
export function matchEndpoints(
  endpoints: readonly EndpointView[],
  word: string,
): EndpointView[] {
  const wanted = word.toLowerCase();
  const begins = (name: string) => name.startsWith(wanted);
  const ways: ((endpoint: EndpointView) => boolean)[] = [
    ({ id }) => id === word,
    endpoint => ownNames(endpoint).includes(wanted),
    endpoint => modelNames(endpoint).includes(wanted),
    endpoint =>
      begins(endpoint.id.toLowerCase()) || ownNames(endpoint).some(begins),
    endpoint => modelNames(endpoint).some(begins),
  ];
  for (const way of ways) {
    const found = endpoints.filter(way);
    if (found.length > 0) {
      return found;
    }
  }
  return [];
}
