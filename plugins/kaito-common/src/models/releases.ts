import type { CatalogModel } from './CatalogModel';
import type { CatalogData, FactsData, OlderReleases } from './dataSchemas';
import factsData from './data/facts.json';
import kaito012 from './data/kaito-0.12.json';
import olderData from './data/older.json';
import { describeModel } from './describeModel';
import {
  compareKaitoMinor,
  parseKaitoMinor,
  type KaitoMinor,
} from './kaitoMinor';

/** What is known of the presets of one KAITO minor release. */
export interface Release {
  minor: KaitoMinor;
  /** The minor release as people write it, such as `0.12`. */
  text: string;
  /** Whether every preset is known. */
  complete: boolean;
  presetNames: 'alias' | 'hugging-face';
  /** Models the release has, or may have, in KAITO's order. */
  models: readonly CatalogModel[];
  /** By name and alias in lower case; of an incomplete release also what it lacks. */
  find(name: string): CatalogModel | undefined;
  /** Models a later release added. */
  absent: ReadonlySet<string>;
}

// Checked against their schemas by checkModelData, at build and in tests, not each time a page loads.
const catalogs = [kaito012] as CatalogData[];
const facts = factsData as FactsData;
const older = olderData as OlderReleases;

/** Release the catalog's facts are from when no other is asked for: the newest. */
export const CURRENT_DATA: CatalogData = catalogs[catalogs.length - 1];

function modelsOf({ kaitoVersion, dataDate, models }: CatalogData) {
  const source = {
    source: `model catalog of KAITO ${kaitoVersion}`,
    url: `https://github.com/kaito-project/kaito/blob/v${kaitoVersion}/presets/workspace/models/model_catalog.yaml`,
    asOf: dataDate,
  };
  return models.map(row =>
    describeModel(row, facts.models[row.name], facts.asOf, source),
  );
}

function finderOf(models: readonly CatalogModel[]): Release['find'] {
  const byKey = new Map(
    models.flatMap(model =>
      [model.name, ...(model.alias ? [model.alias] : [])].map(
        key => [key.toLowerCase(), model] as const,
      ),
    ),
  );
  return name => byKey.get(name.trim().toLowerCase());
}

const complete: readonly Release[] = catalogs.map(data => {
  const models = modelsOf(data);
  return {
    minor: parseKaitoMinor(data.kaitoVersion)!,
    text: data.kaitoVersion.replace(/\.\d+$/, ''),
    complete: true,
    presetNames: 'hugging-face',
    models,
    find: finderOf(models),
    absent: new Set<string>(),
  };
});

/** Releases whose catalog is not known: what the first known one has, but for what it added. */
const incomplete: readonly Release[] = Object.entries(older).map(
  ([text, { presetNames, absent }]) => {
    const [{ models, find }] = complete;
    return {
      minor: parseKaitoMinor(text)!,
      text,
      complete: false,
      presetNames,
      models: models.filter(({ name }) => !absent.includes(name)),
      find,
      absent: new Set(absent),
    };
  },
);

/** Releases something is known of, oldest first. */
export const RELEASES: readonly Release[] = [...incomplete, ...complete].sort(
  (a, b) => compareKaitoMinor(a.minor, b.minor),
);

/** The newest release, known in full. */
export const CURRENT_RELEASE: Release = complete[complete.length - 1];
