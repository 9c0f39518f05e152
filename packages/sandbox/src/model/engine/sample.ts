/** A token that may come next, and how likely it is. */
export interface Candidate<T> {
  value: T;
  probability: number;
}

/**
 * Draws one candidate. Temperature 0 takes the likeliest; otherwise probabilities are raised to 1/temperature,
 * the least likely are left out until `topK` of them and `topP` of the mass remain, and `random` decides.
 */
export function sample<T>(
  candidates: readonly Candidate<T>[],
  options: { temperature: number; topP: number; topK?: number },
  random: () => number,
): T {
  if (candidates.length === 0) {
    throw new Error('Nothing to draw from');
  }
  const ranked = [...candidates].sort((a, b) => b.probability - a.probability);
  if (options.temperature === 0) {
    return ranked[0].value;
  }
  const best = ranked[0].probability;
  const weighted = ranked
    .slice(0, options.topK)
    .map(({ value, probability }) => ({
      value,
      // Relative to the best, so that a low temperature cannot underflow every weight to zero.
      weight: Math.pow(probability / best, 1 / options.temperature),
    }));
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const kept: typeof weighted = [];
  let mass = 0;
  for (const entry of weighted) {
    kept.push(entry);
    mass += entry.weight;
    if (mass >= options.topP * total) {
      break;
    }
  }
  let point = random() * mass;
  for (const { value, weight } of kept) {
    point -= weight;
    if (point < 0) {
      return value;
    }
  }
  return kept[kept.length - 1].value;
}
