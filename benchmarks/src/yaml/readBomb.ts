import { BOMBS } from './bombs';
import { READERS } from './readers';

/** How a reader took a bomb, and for how long. */
export interface Outcome {
  ms: number;
  outcome: string;
}

/** Sets one reader on one bomb, in this process, which may not survive it. */
export function readBomb(reader: string, bomb: string): Outcome {
  const text = BOMBS[bomb]();
  const start = performance.now();
  let outcome = 'read';
  try {
    READERS[reader](text);
  } catch (error) {
    outcome = (error as Error).name;
  }
  return { ms: performance.now() - start, outcome };
}
