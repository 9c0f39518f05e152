import assert from 'node:assert/strict';
import {
  paths,
  type WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { PLAUSIBLE } from '../../__testUtils__/plausible';
import { JourneyFleet } from './JourneyFleet';
import { JourneyPortal } from './JourneyPortal';
import { until } from './until';

export const CLUSTER = 'aks-weu-dev';

type PortalOptions = Parameters<typeof JourneyPortal.start>[1];
type ClusterOptions = Parameters<typeof JourneyFleet.start>[1];

/** Fields of a form by name. */
export type Values = Record<string, unknown>;

/** A pull request on its way. */
export interface Pull {
  number: number;
  url: string;
  head: { ref: string };
  body: string;
  title: string;
}

/** From a form to what runs: everything a person does between the two, over the wire. */
export class Journey {
  private constructor(
    readonly fleet: JourneyFleet,
    public portal: JourneyPortal,
    private readonly options: PortalOptions,
  ) {}

  static async start(
    options: PortalOptions = {},
    cluster: ClusterOptions = {},
  ): Promise<Journey> {
    const fleet = await JourneyFleet.start(CLUSTER, cluster);
    const portal = await JourneyPortal.start(fleet, options);
    return new Journey(fleet, portal, options);
  }

  /** The portal ends and starts anew; what it keeps is what its database keeps. */
  async restartPortal(): Promise<void> {
    await this.portal.stop();
    this.portal = await JourneyPortal.start(this.fleet, this.options);
  }

  async stop() {
    await this.portal.stop();
    await this.fleet.stop();
  }

  /** Sends a template's form and gives the pull request it opened. Fails with the task's log when there is none. */
  async submit(template: string, changes: Values = {}): Promise<Pull> {
    const values = { ...PLAUSIBLE[template].values, ...changes };
    const { status, log, output } = await this.portal.runTask(template, values);
    assert.equal(status, 'completed', log);
    const [link] = output.links;
    const number = Number(/\/pulls\/(\d+)$/.exec(link.url)![1]);
    return this.fleet.git.api('GET', `/pulls/${number}`);
  }

  /** Merges a pull request, sees that it changed what its diff says and no other file, and waits until the cluster has it. */
  async merge({ number }: Pull): Promise<void> {
    const { git } = this.fleet;
    const response = await fetch(
      `${git.host.url}/platform/fleet/pulls/${number}.diff`,
    );
    const said = pathsOf(await response.text());
    const before = await this.fleet.base();
    await git.merge(number);
    const after = await this.fleet.base();
    assert.deepEqual(differences(before.files, after.files), said);
    await this.fleet.applied();
  }

  /** A form, its review and its merge in one. */
  async pass(template: string, changes: Values = {}): Promise<Pull> {
    const pull = await this.submit(template, changes);
    await this.merge(pull);
    await this.#known(pull);
    return pull;
  }

  /** Waits until the portal has heard of the merge: until then the request keeps its name from others. */
  async #known({ head }: Pull): Promise<void> {
    const id = head.ref.split('/').pop()!;
    await until(
      `the merge of request ${id}`,
      () => this.portal.call('kaito', paths.request(id)),
      request => request?.pullRequest?.state === 'merged',
    );
  }

  /** Where the workload of a template's plausible form is. */
  refOf(template: string, kind: WorkloadKind) {
    const { namespace, name } = PLAUSIBLE[template].values as {
      namespace: string;
      name: string;
    };
    return { cluster: CLUSTER, kind, namespace, name };
  }
}

/** Files a diff touches, sorted. */
function pathsOf(diff: string): string[] {
  const sides = diff.matchAll(/^(?:---|\+\+\+) [ab]\/(.*)$/gm);
  return [...new Set([...sides].map(([, path]) => path))].sort();
}

/** Paths that two trees do not hold alike, sorted. */
function differences(a: Map<string, string>, b: Map<string, string>) {
  const all = new Set([...a.keys(), ...b.keys()]);
  return [...all].filter(path => a.get(path) !== b.get(path)).sort();
}
