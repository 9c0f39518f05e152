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
      const usage = JSON.parse(last[1]);
      const { prompt_tokens: prompt, completion_tokens: completion } = usage;
      return typeof prompt === 'number' && typeof completion === 'number'
        ? { promptTokens: prompt, completionTokens: completion }
        : undefined;
    } catch {
      return undefined;
    }
  }
}
