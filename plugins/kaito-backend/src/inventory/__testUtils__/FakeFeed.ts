import type {
  KubeObject,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetEvent, FleetFeed } from '../../watch/FleetFeed';
import type { Clock } from '../writer';

/** A cluster's Workspaces as the watch would tell them. */
export class FakeFeed implements FleetFeed {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #cluster: string;
  readonly #kind: WorkloadKind;
  readonly #live = new Map<string, KubeObject>();
  readonly #listeners = new Set<(event: FleetEvent) => void>();
  #inStep = true;

  constructor(
    clock: Pick<Clock, 'now'>,
    cluster = 'north',
    kind: WorkloadKind = 'Workspace',
  ) {
    this.#clock = clock;
    this.#cluster = cluster;
    this.#kind = kind;
  }

  get subscribers() {
    return this.#listeners.size;
  }

  subscribe(listener: (event: FleetEvent) => void) {
    this.#listeners.add(listener);
    if (this.#inStep) {
      listener(this.#listed());
    }
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** The cluster changes; those who watch hear of it unless the watch is broken. */
  put(object: KubeObject) {
    this.#live.set(object.metadata.uid!, object);
    this.#tell({ type: 'upserted', object, ...this.#source() });
  }

  remove(uid: string) {
    const object = this.#live.get(uid)!;
    this.#live.delete(uid);
    this.#tell({ type: 'deleted', object, ...this.#source() });
  }

  /** The watch breaks: changes go unseen. */
  cut() {
    this.#inStep = false;
  }

  /** The watch is back where it broke off: no new list, nobody is told. */
  resume() {
    this.#inStep = true;
  }

  /** The watch is back and starts with a complete list. */
  mend() {
    this.#inStep = true;
    this.#tell(this.#listed());
  }

  #tell(event: FleetEvent) {
    if (this.#inStep) {
      [...this.#listeners].forEach(listener => listener(event));
    }
  }

  #listed(): FleetEvent {
    return {
      type: 'listed',
      objects: [...this.#live.values()],
      ...this.#source(),
    };
  }

  #source() {
    return {
      cluster: this.#cluster,
      kind: this.#kind,
      at: this.#clock.now(),
    };
  }
}
