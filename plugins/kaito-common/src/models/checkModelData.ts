import type { z } from 'zod';
import {
  catalogDataSchema,
  factsDataSchema,
  olderReleasesSchema,
} from './dataSchemas';

/** What the catalog of KAITO 0.12 holds, counted by hand: a row that is lost must not pass unseen. */
const EXPECTED = { models: 60, aliases: 25 };

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

/**
 * Checks the files in `data/` against their schemas, against one another and against KAITO's own arithmetic (disk and
 * start-up budget follow from the weights). Returns one line for each problem: file, field, what is wrong.
 */
export function checkModelData(data: {
  catalog: unknown;
  facts: unknown;
  older: unknown;
}): string[] {
  const catalog = catalogDataSchema.safeParse(data.catalog);
  const facts = factsDataSchema.safeParse(data.facts);
  const older = olderReleasesSchema.safeParse(data.older);
  if (!catalog.success || !facts.success || !older.success) {
    return [
      ...problemsOfShape('catalog', catalog.error),
      ...problemsOfShape('facts', facts.error),
      ...problemsOfShape('older', older.error),
    ];
  }
  const { models } = catalog.data;
  const names = models.map(({ name }) => name);
  const aliases = models.flatMap(({ alias }) => alias ?? []);
  const described = Object.keys(facts.data.models);
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string) => {
    if (!holds) {
      problems.push(problem);
    }
  };
  expect(
    names.length === EXPECTED.models && aliases.length === EXPECTED.aliases,
    `catalog: ${names.length} models and ${aliases.length} aliases, not ${EXPECTED.models} and ${EXPECTED.aliases}`,
  );
  for (const name of duplicates([...names, ...aliases])) {
    problems.push(`catalog: ${name} occurs twice`);
  }
  for (const { name, weightsGiB, diskGi, startupMinutes } of models) {
    expect(
      diskGi === Math.trunc(weightsGiB + 80),
      `catalog: ${name}: diskGi does not follow from weightsGiB`,
    );
    const budget = Math.min(180, Math.max(30, 15 + (18 * weightsGiB) / 60));
    expect(
      Math.abs(startupMinutes - budget) < 0.01,
      `catalog: ${name}: startupMinutes does not follow from weightsGiB`,
    );
    expect(described.includes(name), `facts: ${name} is missing`);
  }
  for (const name of [
    ...described.filter(candidate => !names.includes(candidate)),
    ...Object.values(older.data).flatMap(({ absent }) =>
      absent.filter(candidate => !names.includes(candidate)),
    ),
  ]) {
    problems.push(`${name} is not in the catalog`);
  }
  for (const [name, { parameters }] of Object.entries(facts.data.models)) {
    expect(
      parameters.activeB === null || parameters.activeB <= parameters.totalB,
      `facts: ${name}: more parameters are active than there are`,
    );
  }
  return problems;
}
