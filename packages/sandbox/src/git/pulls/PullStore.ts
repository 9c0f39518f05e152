import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PullRecord } from './types';

/** The pull requests of each repository, one JSON file beside it. */
export class PullStore {
  constructor(private readonly dir: string) {}

  async read(fullName: string): Promise<PullRecord[]> {
    let text: string;
    try {
      text = await readFile(this.path(fullName), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
    return JSON.parse(text);
  }

  /** Replaces the file in one step, so that a kill never leaves half of it. */
  async write(fullName: string, pulls: PullRecord[]): Promise<void> {
    const path = this.path(fullName);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify(pulls, null, 2));
    await rename(`${path}.new`, path);
  }

  private path(fullName: string) {
    return join(this.dir, `${fullName}.pulls.json`);
  }
}
