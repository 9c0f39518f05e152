const KEPT = 4096;
const USAGE = /"usage"\s*:\s*(\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})/g;

/** Token counts of a call. */
export interface TokenUsage {
  promptTokens: number;
  completionTokens: number;
}

/** Finds the model's own token counts at the end of an answer without keeping the answer. */
export class UsageReader {
  #end = '';

  push(chunk: Buffer) {
    this.#end = (this.#end + chunk.toString('latin1')).slice(-KEPT);
  }

  /** The last counts seen; undefined when the model gave none. */
  read(): TokenUsage | undefined {
    const last = [...this.#end.matchAll(USAGE)].pop();
    if (!last) {
      return undefined;
    }
    try {
      return countsOf(JSON.parse(last[1]));
    } catch {
      return undefined;
    }
  }
}

const count = (value: unknown) =>
  typeof value === 'number' ? value : undefined;

/** Counts as chat, the Responses API (`input_tokens`) and embeddings (no answer, only a total) name them. */
function countsOf(usage: Record<string, unknown>): TokenUsage | undefined {
  const prompt = count(usage.prompt_tokens ?? usage.input_tokens);
  const total = count(usage.total_tokens);
  const completion =
    count(usage.completion_tokens ?? usage.output_tokens) ??
    (prompt !== undefined && total !== undefined ? total - prompt : undefined);
  return prompt === undefined || completion === undefined
    ? undefined
    : { promptTokens: prompt, completionTokens: completion };
}
