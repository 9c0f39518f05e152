import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type {
  Drift,
  DriftItem,
  DriftList,
  DriftQuery,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { kaitoWorkloadReadPermission } from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import type { FleetService } from '../fleet/FleetService';
import { toFacts } from '../fleet/rows/toFacts';
import { toResource } from '../fleet/toResource';
import type { HealthGate } from '../permissions/HealthGate';
import { refuseNever } from '../permissions/refuseNever';
import type { Allows, ResourceGate } from '../permissions/ResourceGate';
import type { SnapshotSource } from '../watch/ClusterSnapshot';
import type { DriftBook } from './book/DriftBook';
import type { Judged } from './book/Judged';
import { toDrift } from './book/toDrift';
import { toRepositories } from './book/toRepositories';
import { withoutManifest } from './book/withoutManifest';
import { queryDrift } from './queryDrift';
import type { RepositoryReader } from './reader';

/** How workloads stand against Git, as one caller may know it. */
export class AuthorizedDriftService {
  readonly #options: {
    book: DriftBook;
    source: SnapshotSource;
    reader: RepositoryReader;
    fleet: Pick<FleetService, 'health'>;
    gate: ResourceGate;
    healthGate: HealthGate;
    currentForMs: number;
    now: () => Date;
  };

  constructor(options: {
    book: DriftBook;
    source: SnapshotSource;
    reader: RepositoryReader;
    fleet: Pick<FleetService, 'health'>;
    gate: ResourceGate;
    healthGate: HealthGate;
    /** How old what is known of a branch may be to be relied on, ms. */
    currentForMs: number;
    now?: () => Date;
  }) {
    this.#options = { now: () => new Date(), ...options };
  }

  /**
   * Workloads the caller may read, those included that are in Git alone: these by what their manifest says of them.
   * @throws NotAllowedError when the caller may read none whatever there is
   */
  async list(
    query: DriftQuery,
    credentials: BackstageCredentials,
  ): Promise<DriftList> {
    const { book, fleet, healthGate, now } = this.#options;
    const mayRead = await this.#mayRead(credentials);
    refuseNever(mayRead, kaitoWorkloadReadPermission);
    const judged = book.judged ?? (await book.sweep());
    const visible: DriftItem[] = [];
    for (const each of judged.values()) {
      const drift = this.#show(each, mayRead);
      if (drift) visible.push(toItem(drift));
    }
    const { items, states } = queryDrift(visible, query);
    const clusters = await healthGate.visible(
      fleet.health(),
      new Set(visible.map(({ ref }) => ref.cluster)),
      credentials,
    );
    return {
      items,
      totalItems: items.length,
      states,
      repositories: this.#repositories(visible),
      clusters,
      generatedAt: now().toISOString(),
    };
  }

  /** @throws NotFoundError when there is none, in the cluster or in Git, or none the caller may read */
  async workload(
    ref: WorkloadRef,
    credentials: BackstageCredentials,
  ): Promise<Drift> {
    const mayRead = await this.#mayRead(credentials);
    const judged = this.#options.book.look(ref);
    const drift = judged && this.#show(judged, mayRead);
    if (!drift) {
      throw new NotFoundError(
        `There is no ${ref.kind} ${ref.namespace}/${ref.name} in cluster ${ref.cluster} or in Git that you may see`,
      );
    }
    return drift;
  }

  #mayRead(credentials: BackstageCredentials) {
    return this.#options.gate.predicate(
      kaitoWorkloadReadPermission,
      credentials,
    );
  }

  #show(judged: Judged, mayRead: Allows): Drift | null {
    const { ref, live, placed } = judged;
    const snapshot = this.#snapshot(ref.cluster);
    const allows = (object: Judged['live']) =>
      object !== null &&
      mayRead(toResource(toFacts(ref.cluster, ref.kind, object)));
    const mayReadFiles = placed.every(({ object }) => allows(object));
    if (!snapshot || !(live ? allows(live) : mayReadFiles)) return null;
    const drift = toDrift(judged, snapshot);
    // What Git says may be of a model or an owner the caller must not know of.
    return mayReadFiles ? drift : withoutManifest(drift);
  }

  #snapshot(name: string) {
    const { source } = this.#options;
    return source.snapshot
      ? source.snapshot(name)
      : source.snapshots().find(snapshot => snapshot.name === name);
  }

  #repositories(visible: readonly DriftItem[]) {
    const { reader, currentForMs, now } = this.#options;
    const at = now().getTime();
    return toRepositories(reader.states(), visible, at, currentForMs);
  }
}

/** Without what only one workload's answer has. */
function toItem({ effect, differences, agent, ...item }: Drift): DriftItem {
  return item;
}
