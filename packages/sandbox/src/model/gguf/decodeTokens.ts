import type { LlamaModel, Token } from './llamaModule';

/** Bytes of the longest character in UTF-8: a token more than that and it is no character at all. */
const MAX_PARTS = 4;
/** Tokens before the current one that decide about blanks. */
const CONTEXT = 8;

/** Text of each token; empty where a character is not complete yet. */
export async function* decodeTokens(
  model: Pick<LlamaModel, 'detokenize'>,
  tokens: AsyncIterable<Token>,
): AsyncGenerator<string> {
  const before: Token[] = [];
  let pending: Token[] = [];
  for await (const token of tokens) {
    pending.push(token);
    const text = model.detokenize(pending, false, before.slice(-CONTEXT));
    if (text.endsWith('\ufffd') && pending.length < MAX_PARTS) {
      yield '';
    } else {
      before.push(...pending);
      pending = [];
      yield text;
    }
  }
}
