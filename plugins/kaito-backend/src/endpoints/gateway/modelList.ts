import type { Endpoint } from '../Endpoint';
import { knownModels } from './judgeModel';

/** What the portal answers for an endpoint whose provider has no list of what it serves. */
export function ownModelList({ models, view }: Endpoint) {
  return {
    object: 'list',
    data: models.ids.map(id => ({
      id,
      object: 'model',
      owned_by: view.provider,
    })),
  };
}

/** A provider's list without what a request to this endpoint may not name. Undefined when it is no list of models. */
export function narrowModelList(
  endpoint: Endpoint,
  text: string,
): object | undefined {
  try {
    const list = JSON.parse(text);
    const known = new Set(knownModels(endpoint));
    return Array.isArray(list?.data)
      ? {
          ...list,
          data: list.data.filter(({ id }: { id?: string }) =>
            known.has(id ?? ''),
          ),
        }
      : undefined;
  } catch {
    return undefined;
  }
}
