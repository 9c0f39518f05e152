import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import type { GitOpsConfig } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import type { RepositoryReader } from '../reader';
import type { Place } from './placeFile';
import { PlaceIndex } from './PlaceIndex';

/** Keeps the index for as long as files and clusters stay the same. */
export class IndexKeeper {
  #index: PlaceIndex | null = null;
  #made: string | null = null;
  #clusters = '';
  #places = new WeakMap<KubeObject, readonly Place[]>();

  constructor(
    private readonly config: GitOpsConfig,
    private readonly reader: RepositoryReader,
  ) {}

  /** The index of the branches as they are now. */
  current(clusters: readonly string[]): PlaceIndex {
    const branches = this.reader.states();
    const names = clusters.join('\n');
    const made = [
      names,
      ...branches.map(({ files }) => files?.commit ?? ''),
    ].join('\n');
    if (this.#index && made === this.#made) return this.#index;
    if (names !== this.#clusters) {
      this.#places = new WeakMap();
      this.#clusters = names;
    }
    this.#index = new PlaceIndex({
      config: this.config,
      branches,
      clusters,
      isBranch: (target, { repoUrl, baseBranch }) =>
        this.reader.branch(target) ===
        this.reader.branch({ repoUrl, baseBranch }),
      places: this.#places,
    });
    this.#made = made;
    return this.#index;
  }
}
