import type { GeneratedToken } from '../engine/TextEngine';
import type { Piece } from '../serving/Generation';

/** Stands for a logarithm of zero, which JSON does not have; vLLM writes the same. */
const IMPOSSIBLE = -9999;

/** Of a token what it was and what else was likely, with natural logarithms of the probabilities, likeliest first. A token that was certain has the probability one. */
function chancesOf({ text, candidates }: GeneratedToken, top: number) {
  const all = (candidates ?? [{ value: text, probability: 1 }]).map(
    ({ value, probability }) => ({
      token: value,
      logprob: probability > 0 ? Math.log(probability) : IMPOSSIBLE,
    }),
  );
  const own = all.find(({ token }) => token === text);
  return {
    token: text,
    logprob: own?.logprob ?? IMPOSSIBLE,
    // An empty token is the end of a sentence, which has no text.
    top: all.filter(({ token }) => token !== '').slice(0, top),
  };
}

const bytesOf = (token: string) => [...Buffer.from(token, 'utf8')];

const contentTokens = (pieces: readonly Piece[]) =>
  pieces.filter(({ to }) => to === 'content').flatMap(({ tokens }) => tokens);

/** `logprobs` of a choice of a chat. */
export function chatLogprobs(pieces: readonly Piece[], top: number) {
  return {
    content: contentTokens(pieces).map(generated => {
      const { token, logprob, top: others } = chancesOf(generated, top);
      return {
        token,
        logprob,
        bytes: bytesOf(token),
        top_logprobs: others.map(other => ({
          ...other,
          bytes: bytesOf(other.token),
        })),
      };
    }),
  };
}

/** `logprobs` of a choice of a completion. `offset`: characters before it. */
export function completionLogprobs(
  pieces: readonly Piece[],
  top: number,
  offset = 0,
) {
  const chances = contentTokens(pieces).map(token => chancesOf(token, top));
  let at = offset;
  return {
    text_offset: chances.map(({ token }) => {
      const start = at;
      at += token.length;
      return start;
    }),
    tokens: chances.map(({ token }) => token),
    token_logprobs: chances.map(({ logprob }) => logprob),
    top_logprobs: chances.map(chance =>
      Object.fromEntries(
        [...chance.top, chance].map(({ token, logprob }) => [token, logprob]),
      ),
    ),
  };
}
