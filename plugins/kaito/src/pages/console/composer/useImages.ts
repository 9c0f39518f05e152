import { useState } from 'react';
import { readFile } from '../readFile';
import { imageProblem, MAX_IMAGES } from './images';

/** The pictures of the question that is being written. */
export interface Images {
  urls: readonly string[];
  /** Why the last one was not taken. */
  problem: string | null;
  add(files: readonly File[]): Promise<void>;
  remove(index: number): void;
  clear(): void;
}

/** Takes pictures for a question. */
export function useImages(): Images {
  const [urls, setUrls] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (files: readonly File[]) => {
    const refused = files.map(imageProblem).find(Boolean);
    if (refused || urls.length + files.length > MAX_IMAGES) {
      setProblem(
        refused ?? `A question can have ${MAX_IMAGES} pictures at most.`,
      );
      return;
    }
    try {
      const read = await Promise.all(
        // The picture goes with the question and nowhere else.
        files.map(file => readFile(file, 'data-url')),
      );
      setUrls(known => [...known, ...read].slice(0, MAX_IMAGES));
      setProblem(null);
    } catch (error) {
      setProblem(`The picture could not be read: ${(error as Error).message}`);
    }
  };
  return {
    urls,
    problem,
    add,
    remove: index =>
      setUrls(known => known.filter((_, other) => other !== index)),
    clear: () => {
      setUrls([]);
      setProblem(null);
    },
  };
}
