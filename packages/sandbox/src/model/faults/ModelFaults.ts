import { z } from 'zod';

/** Sorts of faults; `README.md` of this folder says what each does. */
export const MODEL_FAULTS = [
  'down',
  'slow-first-byte',
  'stall',
  'cut',
  'invalid-utf8',
  'huge-event',
  'wrong-content-type',
  'html-error',
] as const;

/** What is to go wrong, with which model and how often. */
export const modelFaultSchema = z.strictObject({
  fault: z.enum(MODEL_FAULTS),
  /** Served name; every model when left out. */
  model: z.string().min(1).default('*'),
  /** Requests it holds for; until it is cleared when left out. */
  times: z.int().min(1).optional(),
  /** How long `slow-first-byte` and `stall` take, milliseconds. */
  milliseconds: z.int().min(0).default(60_000),
  /** Writes of an answer that pass before `stall`, `cut`, `invalid-utf8` and `huge-event`. */
  after: z.int().min(0).default(3),
});

export type ModelFault = z.output<typeof modelFaultSchema>;

/** What is to go wrong in a model server. Faults hold for calls; `down` for everything. */
export class ModelFaults {
  readonly #faults = new Map<string, ModelFault>();

  /** Those that hold, one of a model. */
  list(): ModelFault[] {
    return [...this.#faults.values()];
  }

  /** From now on, in place of the one that model had. Throws a ZodError that names the field. */
  set(fault: z.input<typeof modelFaultSchema>): ModelFault {
    const read = modelFaultSchema.parse(fault);
    this.#faults.set(read.model, read);
    return read;
  }

  /** Ends them all. */
  clear() {
    this.#faults.clear();
  }

  /** The fault that a request meets; counts it. */
  take(model: string, method: string): ModelFault | undefined {
    const key = this.#faults.has(model) ? model : '*';
    const fault = this.#faults.get(key);
    if (!fault || (fault.fault !== 'down' && method !== 'POST')) {
      return undefined;
    }
    if (fault.times === 1) {
      this.#faults.delete(key);
    } else if (fault.times) {
      this.#faults.set(key, { ...fault, times: fault.times - 1 });
    }
    return fault;
  }
}
