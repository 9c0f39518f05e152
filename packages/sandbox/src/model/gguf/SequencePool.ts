import type { LlamaSequence } from './llamaModule';

/** Lends sequences; who comes when all are lent waits in line. */
export class SequencePool {
  readonly #free: LlamaSequence[];
  readonly #waiting: ((sequence: LlamaSequence) => void)[] = [];

  constructor(sequences: readonly LlamaSequence[]) {
    this.#free = [...sequences];
  }

  async borrow(): Promise<LlamaSequence> {
    const sequence = this.#free.pop();
    return sequence ?? new Promise(resolve => this.#waiting.push(resolve));
  }

  giveBack(sequence: LlamaSequence) {
    const next = this.#waiting.shift();
    if (next) {
      next(sequence);
    } else {
      this.#free.push(sequence);
    }
  }
}
