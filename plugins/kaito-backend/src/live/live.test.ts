import { mockServices } from '@backstage/backend-test-utils';
import {
  changeSchema,
  type Change,
  type KaitoRequest,
  type KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { readyWorkspace, snapshot } from '../fleet/__testUtils__/snapshot';
import { DefaultFleetService } from '../fleet/DefaultFleetService';
import { RowCache } from '../fleet/rows/RowCache';
import { aRequest } from '../requests/__testUtils__/aRequest';
import type { Allows } from '../permissions/ResourceGate';
import { FleetBroadcast } from '../watch/FleetBroadcast';
import { FleetSignals } from '../watch/FleetSignals';
import { ChangeLog } from './ChangeLog';
import { ChangeQueue } from './ChangeQueue';
import { ChangeStream } from './ChangeStream';
import { ChangeTexts } from './ChangeTexts';
import { ChangeView } from './ChangeView';
import { FleetRecorder } from './FleetRecorder';

const logger = mockServices.logger.mock();
const at = new Date(0);

/** A version of a Workspace; `owner` decides who may read it. */
function workspace(
  name: string,
  version: number,
  owner?: string,
  uid?: string,
) {
  return readyWorkspace(name, {
    metadata: {
      resourceVersion: String(version),
      ...(uid && { uid }),
      ...(owner && { annotations: { 'kaito-portal.io/owner': owner } }),
    },
  });
}

function setUp(options: { kept?: number } = {}) {
  const log = new ChangeLog(options.kept);
  const rows = new RowCache();
  const objects = new Map<string, KubeObject>();
  const fleet = new DefaultFleetService(
    { snapshots: () => [snapshot('a', [...objects.values()])] },
    undefined,
    rows,
  );
  const texts = new ChangeTexts(fleet);
  const feed = new FleetBroadcast(logger, () => []);
  const signals = new FleetSignals(logger);
  const recorder = new FleetRecorder({ log, rows, feed, signals });
  const common = { cluster: 'a', kind: 'Workspace' as const, at };
  return {
    log,
    signals,
    recorder,
    put(next: KubeObject) {
      objects.set(next.metadata.name, next);
      feed.publish({ type: 'upserted', object: next, ...common });
    },
    remove(gone: KubeObject) {
      objects.delete(gone.metadata.name);
      feed.publish({ type: 'deleted', object: gone, ...common });
    },
    list(...all: KubeObject[]) {
      objects.clear();
      all.forEach(one => objects.set(one.metadata.name, one));
      feed.publish({ type: 'listed', objects: all, ...common });
    },
    /** A reader; `slow` leaves every write pending until `drain` is called. */
    reader(
      mayRead: (owner: string | null) => boolean = () => true,
      settings: {
        clusters?: boolean;
        slow?: boolean;
        queue?: ChangeQueue;
        from?: string;
        gatherMs?: number;
      } = {},
    ) {
      const text: string[] = [];
      let drain = () => {};
      const stream = new ChangeStream({
        log,
        queue: settings.queue,
        gatherMs: settings.gatherMs ?? 0,
        view: new ChangeView({
          fleet,
          mayRead: (({ owner }) => mayRead(owner)) as Allows,
          mayReadClusters: settings.clusters ?? true,
          mayFollow: ({ requestedBy }) => mayRead(requestedBy),
          texts,
        }),
        sink: {
          write: piece => text.push(piece) > 0 && !settings.slow,
          once: (_, listener) => {
            drain = listener;
          },
        },
      });
      stream.start(settings.from);
      const messages = () =>
        text.flatMap(piece =>
          [...piece.matchAll(/^data: (.*)$/gm)].map(([, data]) =>
            changeSchema.parse(JSON.parse(data)),
          ),
        );
      return {
        stream,
        drain: () => drain(),
        text,
        messages,
        brief: () => messages().map(brief),
        lastId: () => [...text.at(-1)!.matchAll(/^id: (.*)$/gm)].at(-1)![1],
      };
    },
  };
}

function brief(change: Change): string {
  switch (change.type) {
    case 'ready':
      return `ready${change.resumed ? ' again' : ''}`;
    case 'upserted':
      return `+${change.workload.ref.name}`;
    case 'deleted':
      return `-${change.ref.name}`;
    case 'cluster':
      return `cluster ${change.cluster.name}`;
    case 'capacity':
      return `capacity ${change.cluster}`;
    case 'request':
      return `request ${change.request.id} ${change.request.state}`;
    default:
      return change.type;
  }
}

describe('a stream of changes', () => {
  it('marks its start, then tells what happens', () => {
    const fleet = setUp();
    fleet.put(workspace('old', 1));
    const reader = fleet.reader();
    fleet.put(workspace('new', 2));
    fleet.remove(workspace('old', 3));
    fleet.signals.emit({ type: 'state', cluster: 'a' });
    expect(reader.brief()).toEqual(['ready', '+new', '-old', 'cluster a']);
    expect(reader.messages()[1]).toMatchObject({
      workload: { ref: { cluster: 'a', name: 'new' }, stale: false },
    });
  });

  it('turns a list after an outage into what differs', () => {
    const fleet = setUp();
    fleet.list(
      workspace('same', 1),
      workspace('changed', 1),
      workspace('gone', 1),
    );
    const reader = fleet.reader();
    fleet.list(
      workspace('same', 1),
      workspace('changed', 2),
      workspace('born', 3),
    );
    expect(reader.brief()).toEqual(['ready', '-gone', '+changed', '+born']);
  });

  it('is not misled by the late end of an object whose name lives on', () => {
    const fleet = setUp();
    fleet.put(workspace('phi', 1, undefined, 'first'));
    fleet.put(workspace('phi', 2, undefined, 'second'));
    const reader = fleet.reader();
    fleet.remove(workspace('phi', 3, undefined, 'first'));
    expect(reader.brief()).toEqual(['ready']);
  });

  it('tells nobody what they may not read, and takes away what they no longer may', () => {
    const fleet = setUp();
    const dana = fleet.reader(owner => owner === 'dana', { clusters: false });
    fleet.put(workspace('hers', 1, 'dana'));
    fleet.put(workspace('theirs', 2, 'pat'));
    fleet.put(workspace('hers', 3, 'pat'));
    fleet.put(workspace('hers', 4, 'pat'));
    fleet.put(workspace('theirs', 5, 'dana'));
    expect(dana.brief()).toEqual(['ready', '+hers', '-hers', '+theirs']);
    expect(dana.text.join()).not.toContain('pat');
  });

  it('tells of a cluster only those who see something in it', () => {
    const fleet = setUp();
    fleet.put(workspace('hers', 1, 'dana'));
    const dana = fleet.reader(owner => owner === 'dana', { clusters: false });
    const eve = fleet.reader(() => false, { clusters: false });
    fleet.signals.emit({ type: 'state', cluster: 'a' });
    fleet.signals.emit({ type: 'state', cluster: 'unknown' });
    expect(dana.brief()).toEqual(['ready', 'cluster a']);
    expect(eve.brief()).toEqual(['ready']);
  });

  it('takes back the rows of a cluster that left the fleet, and has the rest read anew', () => {
    const { put, signals, reader } = setUp();
    put(workspace('one', 1));
    const { messages } = reader();
    signals.emit({ type: 'removed', cluster: 'b' });
    signals.emit({ type: 'removed', cluster: 'a' });
    expect(
      messages().filter(({ type }) => type === 'deleted' || type === 'resync'),
    ).toEqual([
      { type: 'resync', reason: expect.stringMatching(/Cluster b is not/) },
      {
        type: 'deleted',
        ref: expect.objectContaining({ cluster: 'a', name: 'one' }),
      },
    ]);
    // Met again, it is told again.
    put(workspace('one', 1));
    expect(messages().at(-1)).toMatchObject({ type: 'upserted' });
  });

  it('goes on where a reader left off', () => {
    const fleet = setUp();
    const reader = fleet.reader();
    fleet.put(workspace('seen', 1));
    reader.stream.stop();
    fleet.put(workspace('missed', 2));
    fleet.remove(workspace('seen', 3));
    const again = fleet.reader(undefined, { from: reader.lastId() });
    fleet.put(workspace('next', 4));
    expect(again.brief()).toEqual(['+missed', '-seen', 'ready again', '+next']);
    expect(reader.brief()).toEqual(['ready', '+seen']);
  });

  it.each(['', 'x', 'other.1', '.1', 'NaN'])(
    'starts anew from the unknown place %j',
    from => {
      const fleet = setUp();
      fleet.put(workspace('old', 1));
      expect(fleet.reader(undefined, { from }).brief()).toEqual(['ready']);
    },
  );

  it('starts anew when a reader was away for too long, or comes from the future', () => {
    const fleet = setUp({ kept: 2 });
    const from = (seq: number) =>
      fleet.reader(undefined, { from: `${fleet.log.id}.${seq}` }).brief()[0];
    for (let version = 1; version <= 5; version++) {
      fleet.put(workspace('phi', version));
    }
    expect(from(5)).toBe('ready again');
    expect(from(4)).toBe('+phi');
    expect(from(0)).toBe('ready');
    expect(from(6)).toBe('ready');
  });

  it('keeps only the last word of each subject for a slow reader', () => {
    const fleet = setUp();
    const reader = fleet.reader(undefined, { slow: true });
    fleet.put(workspace('a', 1));
    fleet.put(workspace('a', 2));
    fleet.put(workspace('b', 3));
    fleet.put(workspace('brief', 4));
    fleet.remove(workspace('brief', 5));
    expect(reader.brief()).toEqual(['ready']);
    for (let turn = 0; turn < 5; turn++) {
      reader.drain();
    }
    // What came and went while nobody read is not worth a word.
    expect(reader.brief()).toEqual(['ready', '+a', '+b']);
  });

  it('gives up on what waits when it is too much, and says so', () => {
    const fleet = setUp();
    const reader = fleet.reader(undefined, {
      slow: true,
      queue: new ChangeQueue(2),
    });
    ['a', 'b', 'c', 'd'].forEach((name, i) => fleet.put(workspace(name, i)));
    reader.drain();
    fleet.put(workspace('e', 9));
    reader.drain();
    expect(reader.brief()).toEqual(['ready', 'resync', '+e']);
  });

  it('says that a cluster is shown differently when KAITO is installed or upgraded there', () => {
    const fleet = setUp();
    const reader = fleet.reader();
    fleet.signals.emit({ type: 'objects', cluster: 'a', kind: 'Deployment' });
    fleet.signals.emit({ type: 'objects', cluster: 'a', kind: 'Service' });
    expect(reader.brief()).toEqual(['ready', 'cluster a']);
  });

  it('writes together what happens together, and nothing once it has stopped', () => {
    jest.useFakeTimers();
    try {
      const fleet = setUp();
      const reader = fleet.reader(undefined, { gatherMs: 50 });
      expect(reader.brief()).toEqual(['ready']);
      fleet.put(workspace('a', 1));
      fleet.put(workspace('a', 2));
      fleet.put(workspace('b', 3));
      jest.advanceTimersByTime(49);
      expect(reader.text).toHaveLength(1);
      jest.advanceTimersByTime(1);
      expect(reader.brief()).toEqual(['ready', '+a', '+b']);
      expect(reader.text).toHaveLength(2);
      fleet.put(workspace('c', 4));
      reader.stream.stop();
      jest.advanceTimersByTime(1_000);
      expect(reader.text).toHaveLength(2);
    } finally {
      jest.useRealTimers();
    }
  });

  it('puts a row in words once for all readers, and anew when its age has moved', () => {
    let now = 0;
    const present = jest.fn(([row]) => [{ ref: row.facts.ref, now }]);
    const texts = new ChangeTexts({ present } as never, () => now);
    const row = { facts: { ref: { name: 'a' } } } as never;
    expect(texts.upserted(row)).toBe(texts.upserted(row));
    expect(present).toHaveBeenCalledTimes(1);
    now = 1_000;
    expect(JSON.parse(texts.upserted(row)!)).toEqual({
      type: 'upserted',
      workload: { ref: { name: 'a' }, now: 1_000 },
    });
    present.mockReturnValue([]);
    now = 2_000;
    expect(texts.upserted(row)).toBeUndefined();
  });

  it('says once a second that capacity moved, however much moves', () => {
    jest.useFakeTimers();
    try {
      const fleet = setUp();
      const reader = fleet.reader();
      const kinds = ['Pod', 'Node', 'Pod', 'Event', 'Workspace'] as const;
      kinds.forEach(kind =>
        fleet.signals.emit({ type: 'objects', cluster: 'a', kind }),
      );
      jest.advanceTimersByTime(1_000);
      expect(reader.brief()).toEqual(['ready', 'capacity a']);
      fleet.signals.emit({ type: 'objects', cluster: 'a', kind: 'Pod' });
      fleet.recorder.close();
      jest.advanceTimersByTime(5_000);
      fleet.put(workspace('unheard', 1));
      expect(reader.brief()).toHaveLength(2);
    } finally {
      jest.useRealTimers();
    }
  });

  it('tells of requests whoever may follow them, as they are when it is told', () => {
    const fleet = setUp();
    let state: KaitoRequest['state'] = 'submitted';
    const dana = fleet.reader(owner => owner === 'dana');
    const pat = fleet.reader(owner => owner === 'pat');
    const slow = fleet.reader(owner => owner === 'dana', { slow: true });
    const tell = (next: KaitoRequest['state']) => {
      state = next;
      fleet.log.append({
        type: 'request',
        news: {
          id: 'phi-1',
          requestedBy: 'dana',
          resource: {
            cluster: 'a',
            namespace: 'n',
            kind: 'Workspace',
            models: [],
            owner: null,
          },
          present: () => aRequest({ id: 'phi-1', state }),
        },
      });
    };
    tell('submitted');
    tell('in-review');
    expect(dana.brief()).toEqual([
      'ready',
      'request phi-1 submitted',
      'request phi-1 in-review',
    ]);
    expect(pat.brief()).toEqual(['ready']);
    slow.drain();
    expect(slow.brief()).toEqual(['ready', 'request phi-1 in-review']);
  });

  it('beats without a number, and not into a full pipe', () => {
    const fleet = setUp();
    const reader = fleet.reader();
    reader.stream.beat();
    expect(reader.text.at(-1)).toBe(': beat\n\n');
    const slow = fleet.reader(undefined, { slow: true });
    slow.stream.beat();
    expect(slow.text).toHaveLength(1);
  });
});
