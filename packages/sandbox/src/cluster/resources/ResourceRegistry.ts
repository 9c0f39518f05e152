import { apiVersionOf, type ResourceType } from './ResourceType';

/** The kinds one API server knows now. Kinds come and go as their CRDs do. */
export class ResourceRegistry {
  private served: readonly ResourceType[];

  /** @param served what is installed from the start */
  constructor(served: readonly ResourceType[]) {
    this.served = served;
  }

  get types(): readonly ResourceType[] {
    return this.served;
  }

  /** Serves one more kind. Does nothing when it is served already. */
  install(type: ResourceType) {
    if (!this.served.includes(type)) {
      this.served = [...this.served, type];
    }
  }

  /** Serves a kind no longer. Its objects are the caller's to remove first. */
  uninstall(type: ResourceType) {
    this.served = this.served.filter(other => other !== type);
  }

  /** The type behind a URL, if the server serves it. */
  byPath(group: string, version: string, plural: string) {
    return this.types.find(
      type =>
        type.group === group &&
        type.version === version &&
        type.plural === plural,
    );
  }

  /** The type of an object. Throws a TypeError when the server does not know it. */
  ofObject(object: { apiVersion: string; kind: string }): ResourceType {
    const found = this.types.find(
      type =>
        type.kind === object.kind && apiVersionOf(type) === object.apiVersion,
    );
    if (!found) {
      throw new TypeError(
        `This server does not know the kind ${object.kind} in ${object.apiVersion}`,
      );
    }
    return found;
  }

  /** The type of a kind name, which is unique here. Throws a TypeError when unknown. */
  ofKind(kind: string): ResourceType {
    const found = this.types.find(type => type.kind === kind);
    if (!found) {
      throw new TypeError(`This server does not know the kind ${kind}`);
    }
    return found;
  }

  /** Every group but the core one, with its versions. */
  groups(): { group: string; versions: string[] }[] {
    const groups = new Map<string, Set<string>>();
    for (const { group, version } of this.types.filter(t => t.group)) {
      groups.set(group, (groups.get(group) ?? new Set()).add(version));
    }
    return [...groups].map(([group, versions]) => ({
      group,
      versions: [...versions],
    }));
  }

  /** The types of one group and version. */
  ofGroupVersion(group: string, version: string): ResourceType[] {
    return this.types.filter(
      type => type.group === group && type.version === version,
    );
  }
}
