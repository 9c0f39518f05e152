import type { CatalogModel } from '../CatalogModel';
import { suggestModels } from '../suggestModels';
import type { ModelOverlay } from './ModelOverlay';
import { ModelOverlayError, type OverlayProblem } from './ModelOverlayError';
import { toCatalogModel } from './toCatalogModel';

/** Models by name and alias, in any case. */
function indexOf(models: readonly CatalogModel[]): Map<string, CatalogModel> {
  return new Map(
    models.flatMap(model =>
      [model.name, ...(model.alias ? [model.alias] : [])].map(
        key => [key.toLowerCase(), model] as const,
      ),
    ),
  );
}

/** Finds every contradiction before anything is changed, so that all are told at once. */
class Checker {
  readonly problems: OverlayProblem[] = [];
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  report(field: string, reason: string, next: string) {
    this.problems.push({ field: `${this.#root}.${field}`, reason, next });
  }

  /** The model a name stands for; reports a name that stands for none, or that was given before. */
  resolve(
    field: string,
    name: string,
    index: ReadonlyMap<string, CatalogModel>,
    seen: Set<string>,
  ): CatalogModel | undefined {
    const model = index.get(name.toLowerCase());
    if (!model) {
      const near = suggestModels(name, [...new Set(index.values())]);
      this.report(
        field,
        `there is no model ${name}`,
        near.length > 0
          ? `Did you mean ${near.join(' or ')}`
          : 'Add it under kaito.models.add, or correct the name',
      );
      return undefined;
    }
    if (seen.has(model.name)) {
      this.report(
        field,
        `${model.name} is named twice`,
        'Keep one of the entries',
      );
    }
    seen.add(model.name);
    return model;
  }
}

function added(
  models: readonly CatalogModel[],
  overlay: ModelOverlay,
  checker: Checker,
): CatalogModel[] {
  const known = new Set(indexOf(models).keys());
  return overlay.add.map((entry, position) => {
    if (known.has(entry.name.toLowerCase())) {
      checker.report(
        `add[${position}].name`,
        `${entry.name} is in the catalog already`,
        'Annotate it instead of adding it',
      );
    }
    known.add(entry.name.toLowerCase());
    return toCatalogModel(entry);
  });
}

/**
 * The catalog as an organisation wants it: its own models after KAITO's, hidden ones gone, annotations and approvals
 * in place. Names may be aliases, in any case.
 * Throws {@link ModelOverlayError} for names that stand for no model, and entries that contradict each other.
 */
export function applyOverlay(
  models: readonly CatalogModel[],
  overlay: ModelOverlay,
  root: string = 'kaito.models',
): CatalogModel[] {
  const checker = new Checker(root);
  const all = [...models, ...added(models, overlay, checker)];
  const index = indexOf(all);
  const hidden = new Set<string>();
  const annotated = new Set<string>();
  const approved = new Set<string>();
  overlay.hide.forEach((name, position) =>
    checker.resolve(`hide[${position}]`, name, index, hidden),
  );
  const annotations = new Map(
    overlay.annotate.map(({ model: name, note, label, link }, position) => [
      checker.resolve(`annotate[${position}].model`, name, index, annotated)
        ?.name,
      { note: note ?? null, label: label ?? null, link: link ?? null },
    ]),
  );
  const approvals = new Map(
    overlay.approve.map(({ model: name, ...approval }, position) => {
      const field = `approve[${position}].model`;
      const model = checker.resolve(field, name, index, approved);
      if (model && hidden.has(model.name)) {
        checker.report(
          field,
          `${model.name} is both hidden and approved`,
          'Keep one of the two',
        );
      }
      return [model?.name, approval];
    }),
  );
  if (checker.problems.length > 0) {
    throw new ModelOverlayError(checker.problems);
  }
  return all
    .filter(({ name }) => !hidden.has(name))
    .map(model => ({
      ...model,
      annotation: annotations.get(model.name) ?? null,
      approval: approvals.get(model.name) ?? null,
    }));
}
