/** A repeatable source of numbers in [0, 1): mulberry32. */
export function createRandom(seed: number): () => number {
  // Neighbouring seeds must not give neighbouring first numbers, so the seed is mixed before it is used.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
