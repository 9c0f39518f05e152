import assert from 'node:assert/strict';
import { FakeClock } from '../../__testUtils__/FakeClock';
import { workspace } from '../../__testUtils__/objects';
import {
  ScriptedApi,
  type ScriptedRequest,
} from '../../__testUtils__/ScriptedApi';
import { watchedKind } from '../../kinds';
import { Reflector } from '../Reflector';

export const WORKSPACE = watchedKind('Workspace')!;

/** A running reflector of Workspaces, the API server it asks, and the time. */
export class ReflectorStage {
  readonly api = new ScriptedApi();
  readonly clock = new FakeClock();
  /** What it told, in order. */
  told: string[] = [];
  readonly reflector = new Reflector({
    get: this.api.get,
    kind: WORKSPACE,
    clock: this.clock,
    watchSeconds: () => 300,
    listener: {
      onListed: objects =>
        this.told.push(`listed ${objects.map(o => o.metadata.name).join(' ')}`),
      onChange: ({ type, object }) =>
        this.told.push(`${type} ${object.metadata.name}`),
      onStatus: status => this.told.push(status.state),
    },
  });

  constructor() {
    this.reflector.start();
  }

  names(): string[] {
    return this.reflector.store.values().map(o => o.metadata.name);
  }

  /** Lists `a`, then watches; gives the open watch. */
  async inStep(): Promise<ScriptedRequest> {
    await (await this.api.next()).list([workspace('a')]);
    const watch = await this.api.next();
    await watch.open();
    this.told = [];
    return watch;
  }

  /** Answers the look at the cluster's present that a watch in doubt takes first; gives the watch it takes up again. */
  async resumed(resourceVersion = '99'): Promise<ScriptedRequest> {
    const glance = await this.api.next();
    assert.equal(glance.query('watch'), null);
    assert.equal(glance.query('limit'), '1');
    await glance.list([], { resourceVersion });
    return this.api.next();
  }
}
