import { z } from 'zod';
import {
  type CatalogData,
  catalogDataSchema,
  factsDataSchema,
  olderReleasesSchema,
} from './dataSchemas';

/** What each release holds, counted by hand: a row that is lost must not pass unseen. */
const EXPECTED: Record<string, { models: number; aliases: number }> = {
  '0.12.0': { models: 60, aliases: 25 },
};

function problemsOfShape(file: string, error: z.ZodError | undefined) {
  return (error?.issues ?? []).map(
    ({ path, message }) => `${file}: ${path.join('.')}: ${message}`,
  );
}

function duplicates(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter(name => {
    const key = name.toLowerCase();
    const known = seen.has(key);
    seen.add(key);
    return known;
  });
}

/** Problems within the catalog of one release, and with its facts. */
function problemsOfCatalog(
  { kaitoVersion, models }: CatalogData,
  described: ReadonlySet<string>,
): string[] {
  const names = models.map(({ name }) => name);
  const aliases = models.flatMap(({ alias }) => alias ?? []);
  const expected = EXPECTED[kaitoVersion];
  const problems = duplicates([...names, ...aliases]).map(
    name => `${name} occurs twice`,
  );
  if (
    names.length !== expected?.models ||
    aliases.length !== expected.aliases
  ) {
    const count = expected
      ? `${expected.models} and ${expected.aliases}`
      : 'counted yet';
    problems.push(
      `${names.length} models and ${aliases.length} aliases, not ${count}`,
    );
  }
  for (const { name, weightsGiB, diskGi, startupMinutes } of models) {
    const budget = Math.min(180, Math.max(30, 15 + (18 * weightsGiB) / 60));
    if (diskGi !== Math.trunc(weightsGiB + 80)) {
      problems.push(`${name}: diskGi does not follow from weightsGiB`);
    }
    if (Math.abs(startupMinutes - budget) > 0.01) {
      problems.push(`${name}: startupMinutes does not follow from weightsGiB`);
    }
    if (!described.has(name)) {
      problems.push(`${name} has no facts`);
    }
  }
  return problems.map(problem => `KAITO ${kaitoVersion}: ${problem}`);
}

/**
 * Checks the files in `data/` against their schemas, against one another and against KAITO's own arithmetic (disk and
 * start-up budget follow from the weights). Returns one line for each problem: file, field, what is wrong.
 */
export function checkModelData(data: {
  /** One for each release that is known in full, oldest first. */
  catalogs: readonly unknown[];
  facts: unknown;
  older: unknown;
}): string[] {
  const catalogs = z.array(catalogDataSchema).min(1).safeParse(data.catalogs);
  const facts = factsDataSchema.safeParse(data.facts);
  const older = olderReleasesSchema.safeParse(data.older);
  if (!catalogs.success || !facts.success || !older.success) {
    return [
      ...problemsOfShape('catalogs', catalogs.error),
      ...problemsOfShape('facts', facts.error),
      ...problemsOfShape('older', older.error),
    ];
  }
  const rows = Object.entries(facts.data.models);
  const described = new Set(rows.map(([name]) => name));
  const known = new Set(
    catalogs.data.flatMap(({ models }) => models.map(({ name }) => name)),
  );
  const named = [
    ...described,
    ...Object.values(older.data).flatMap(({ absent }) => absent),
  ];
  return [
    ...catalogs.data.flatMap(catalog => problemsOfCatalog(catalog, described)),
    ...named
      .filter(name => !known.has(name))
      .map(name => `${name} is in no catalog`),
    ...rows
      .filter(
        ([, { parameters }]) => (parameters.activeB ?? 0) > parameters.totalB,
      )
      .map(
        ([name]) => `facts: ${name}: more parameters are active than there are`,
      ),
  ];
}
