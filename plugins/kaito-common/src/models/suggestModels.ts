import { listModels } from './catalog';
import type { CatalogModel } from './CatalogModel';
import { editDistance } from './editDistance';

const MOST = 3;
/** Longer than any preset name; what is longer is no typing mistake. */
const LONGEST = 100;

/** What people leave out or mix up: case, and the signs between words. */
const letters = (name: string) => name.toLowerCase().replace(/[\s._/-]+/g, '');

function keysOf({ name, alias }: CatalogModel): string[] {
  const short = name.slice(name.lastIndexOf('/') + 1);
  return [name, short, ...(alias ? [alias] : [])].map(letters);
}

/**
 * Names of the catalog that a mistyped one may mean, likeliest first, at most three; none when nothing is near. One
 * mistake is forgiven in four letters, signs between words count nothing.
 */
export function suggestModels(
  name: string,
  models: readonly CatalogModel[] = listModels(),
): string[] {
  const typed = letters(name.slice(0, LONGEST));
  if (typed.length < 3) {
    return [];
  }
  const limit = Math.max(1, Math.min(4, Math.floor(typed.length / 4)));
  return models
    .map(model => ({
      name: model.name,
      distance: Math.min(
        ...keysOf(model).map(key => editDistance(typed, key, limit)),
      ),
    }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(candidate => candidate.name);
}
