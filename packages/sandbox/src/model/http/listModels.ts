import type { Exchange } from './Exchange';
import { sendJson } from './sendJson';

/** `GET /v1/models`: the model, and each adapter as a child of it. */
export function listModels({ model, adapters, traits, response }: Exchange) {
  const { ownedBy, description, contextTokens } = model.engine.describe();
  const card = (id: string, root: string, parent: string | null) => ({
    id,
    object: 'model',
    created: Math.floor(model.createdAt.getTime() / 1000),
    owned_by: ownedBy,
    root,
    parent,
    max_model_len: contextTokens,
    description,
  });
  sendJson(response, 200, {
    object: 'list',
    data: [
      card(model.name, model.name, null),
      // Transformers merges adapters into the one model.
      ...(traits.runtime === 'vllm' ? adapters : []).map(name =>
        card(name, `/mnt/adapter/${name}`, model.name),
      ),
    ],
  });
}
