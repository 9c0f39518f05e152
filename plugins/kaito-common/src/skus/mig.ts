/** A slice of a GPU that NVIDIA's MIG cuts, as KAITO names it. */
export interface MigProfile {
  /** E.g. `1g.10gb`. */
  name: string;
  /** Memory KAITO counts for it, GiB: the number before `gb`, rounded down. */
  memoryGiB: number;
}

/** MIG profiles KAITO accepts (W18). */
export const MIG_PROFILES: readonly string[] = (
  '1g.5gb 1g.6gb 1g.10gb 1g.12gb 1g.18gb 1g.20gb 1g.23gb 1g.24gb 1g.35gb 1g.45gb ' +
  '2g.10gb 2g.12gb 2g.20gb 2g.24gb 2g.35gb 2g.45gb ' +
  '3g.20gb 3g.40gb 3g.47gb 3g.48gb 3g.71gb 3g.90gb ' +
  '4g.20gb 4g.24gb 4g.40gb 4g.47gb 4g.48gb 4g.71gb 4g.90gb ' +
  '7g.40gb 7g.80gb 7g.94gb 7g.96gb 7g.141gb 7g.180gb'
).split(' ');

/** A MIG profile by its exact name; null when KAITO does not accept it (W18). */
export function migProfile(name: string): MigProfile | null {
  const [, gigabytes] = /^\d+g\.([\d.]+)gb$/.exec(name) ?? [];
  return MIG_PROFILES.includes(name)
    ? { name, memoryGiB: Math.floor(Number(gigabytes)) }
    : null;
}
