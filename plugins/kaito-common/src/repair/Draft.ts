import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  type Pair,
  Scalar,
  type YAMLMap,
} from 'yaml';
import { locatePath } from '../manifests/locatePath';
import { formatPath, type ValidationContext } from '../validation';
import type { RepairChange } from './RepairChange';

export type Path = readonly (string | number)[];

/** What a correction says of itself. */
export interface Reason {
  rule: string;
  why: string;
}

/** Where a manifest stands in its text. */
export interface Place {
  document: Document;
  /** Steps from the root of the document to the manifest; empty but for items of a List. */
  prefix: Path;
  lineAt(offset: number): number;
}

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

/** A manifest being corrected: every edit changes the YAML tree and is written down. */
export class Draft {
  readonly changes: RepairChange[] = [];

  constructor(
    readonly root: YAMLMap,
    readonly context: ValidationContext,
    private readonly place: Place,
  ) {}

  get kind(): string | undefined {
    return this.text(['kind']);
  }

  get apiVersion(): string | undefined {
    return this.text(['apiVersion']);
  }

  /** Value at a path as plain data; undefined when there is none. */
  value(path: Path): unknown {
    const node = this.root.getIn(path, true);
    return isNode(node) ? node.toJS(this.place.document) : node;
  }

  text(path: Path): string | undefined {
    const value = this.root.getIn(path);
    return typeof value === 'string' ? value : undefined;
  }

  map(path: Path): YAMLMap | undefined {
    const node = path.length === 0 ? this.root : this.root.getIn(path);
    return isMap(node) ? node : undefined;
  }

  /** Length of the list at a path; 0 when there is none. */
  length(path: Path): number {
    const node = this.root.getIn(path);
    return isCollection(node) && !isMap(node) ? node.items.length : 0;
  }

  keys(path: Path): string[] {
    return this.map(path)?.items.map(keyOf) ?? [];
  }

  /** Writes an edit down that is about to be made by hand. */
  note(
    path: Path,
    after: unknown,
    { rule, why }: Reason,
    before: unknown = this.value(path) ?? null,
  ): void {
    const { document, lineAt, prefix } = this.place;
    const steps = [...prefix, ...path];
    this.changes.push({
      line: lineAt(locatePath(document.contents, steps)),
      path: formatPath(steps),
      rule,
      before,
      after,
      why,
    });
  }

  /** Sets a plain value; an existing one keeps its quotes and comments. */
  set(path: Path, after: string | number, reason: Reason): void {
    this.note(path, after, reason);
    const node = this.root.getIn(path, true);
    if (isScalar(node)) {
      node.value = after;
      delete node.source;
      // The old spelling of a number or boolean says nothing about text.
      node.type = typeof after === 'string' ? node.type : undefined;
    } else {
      this.root.setIn(path, new Scalar(after));
    }
  }

  /** Removes a field; comments on lines of their own stay. */
  remove(path: Path, reason: Reason): void {
    this.note(path, null, reason);
    const parent = this.map(path.slice(0, -1));
    const index = parent?.items.findIndex(
      pair => keyOf(pair) === String(path.at(-1)),
    );
    if (!parent || index === undefined || index < 0) {
      return;
    }
    const [{ key }] = parent.items.splice(index, 1);
    const comment = isNode(key) ? key.commentBefore : null;
    const next = parent.items[index]?.key;
    if (comment && isNode(next)) {
      next.commentBefore = [comment, next.commentBefore]
        .filter(Boolean)
        .join('\n');
    } else if (comment) {
      parent.comment = [parent.comment, comment].filter(Boolean).join('\n');
    }
  }

  /** Gives a field another name in its place. */
  rename(path: Path, name: string, reason: Reason): void {
    // What is reported is the name, not what stands under it.
    this.note(path, name, reason, path.at(-1));
    const pair = this.map(path.slice(0, -1))?.items.find(
      item => keyOf(item) === String(path.at(-1)),
    );
    if (pair && isScalar(pair.key)) {
      pair.key.value = name;
    }
  }
}
