import { readJson } from '../http/readJson';
import { answerChat } from '../http/chat/answerChat';
import { indexOf, type RagExchange } from './exchange';
import { RagError } from './RagError';
import type { FoundDocument } from './RagIndex';
import { chatSchema } from './schemas';

/** Share of the model's context that documents may fill, where a request does not say. */
const CONTEXT_RATIO = 0.5;
/** Roughly; the engine has no tokenizer of the model. */
const CHARACTERS_PER_TOKEN = 4;

/** Documents for as long as there is room, the best first. */
function fill(found: readonly FoundDocument[], room: number) {
  const taken: FoundDocument[] = [];
  let used = 0;
  for (const document of found) {
    used += document.text.length;
    if (used > room) break;
    taken.push(document);
  }
  return taken;
}

/** Answers a chat from the documents of an index; a request that names none goes to the model as it is. */
export async function answerFromIndex(exchange: RagExchange) {
  const { request, model, exchangeWith } = exchange;
  const json = chatSchema.parse(await readJson(request));
  const { index_name: name, context_token_ratio: ratio, ...body } = json;
  if (model === 'none' || model === 'unreachable') {
    throw new RagError(
      500,
      model === 'none'
        ? 'An unexpected error occurred: no inference service is configured (LLM_INFERENCE_URL).'
        : 'An unexpected error occurred: the inference service of LLM_INFERENCE_URL does not answer.',
    );
  }
  const target = exchangeWith(model);
  if (!name) {
    await answerChat(target, body);
    return;
  }
  const last = body.messages[body.messages.length - 1];
  const query = typeof last.content === 'string' ? last.content : '';
  const { contextTokens } = target.model.engine.describe();
  const room = contextTokens * CHARACTERS_PER_TOKEN * (ratio ?? CONTEXT_RATIO);
  const sources = fill(indexOf(exchange, name).find(query, 5), room);
  const context = sources.map(({ text }) => text).join('\n\n');
  const messages = [
    { role: 'system', content: `Answer from this context:\n\n${context}` },
    ...body.messages,
  ];
  const decoration = {
    whole: {
      source_nodes: sources.map(({ doc_id: id, text, score, metadata }) => ({
        doc_id: id,
        node_id: id,
        text,
        score,
        metadata,
      })),
    },
  };
  await answerChat({ ...target, decoration }, { ...body, messages });
}
