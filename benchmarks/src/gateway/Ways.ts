import { setTimeout as wait } from 'node:timers/promises';
import { Child } from '../fleet/processes/Child';
import type { Role } from '../fleet/processes/Role';
import { ENGINEER } from '../fleet/portal/viewers';
import { signIn } from '../fleet/viewers/signIn';
import type { Target } from './clients/AnswerStream';
import type { ClientsRole } from './clients/clientsRole';
import type { ModelRole } from './model/modelRole';
import type { PortalRole } from './portal/portalRole';
import type { ProxyRole } from './proxy/proxyRole';

/** A way to the model; `direct` is the one without anything between. */
export type WayName = 'direct' | 'gateway' | 'proxy';

export const WAYS: readonly WayName[] = ['direct', 'gateway', 'proxy'];

/** Time to hear that a connection is closed, ms. */
const NOTICE = 200;

/** Ways with a backend between. */
export const BACKENDS = ['gateway', 'proxy'] as const;

/** Model, backends and clients, each in a process of its own. */
export class Ways {
  private constructor(
    readonly targets: Record<WayName, Target>,
    readonly model: Child<ModelRole>,
    readonly backends: {
      gateway: Child<PortalRole>;
      proxy: Child<ProxyRole>;
    },
    readonly clients: Child<ClientsRole>,
  ) {}

  static async start(logs: string): Promise<Ways> {
    const child = <R extends Role>(name: string) =>
      Child.start<R>(`gateway/${name}/${name}.main.ts`, { logs });
    const model = await child<ModelRole>('model');
    const gateway = await child<PortalRole>('portal');
    const proxy = await child<ProxyRole>('proxy');
    const clients = await child<ClientsRole>('clients');
    const base: string = await model.ask('start');
    const [ours, theirs] = [
      await gateway.ask('start', base),
      await proxy.ask('start', base),
    ];
    const targets = {
      direct: { base, token: null },
      gateway: { base: ours.base, token: await signIn(ours.url, ENGINEER) },
      proxy: { base: theirs.base, token: await signIn(theirs.url, ENGINEER) },
    };
    return new Ways(targets, model, { gateway, proxy }, clients);
  }

  get children() {
    return [this.model, ...Object.values(this.backends), this.clients];
  }

  /** Ends all streams that run, on both sides. */
  async clear(): Promise<void> {
    await this.clients.ask('vanish');
    await this.model.ask('reset');
    // Whoever keeps connections for later notices that they are closed.
    await wait(NOTICE);
  }

  async stop(): Promise<void> {
    await Promise.all(this.children.map(child => child.stop()));
  }
}
