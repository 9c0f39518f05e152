import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type {
  ApiObject,
  ForcedRefusal,
  RunningApiServer,
} from '@kaito-portal/sandbox';

/** Where a cluster's token lies, for the portal to read again. */
export interface Troubled {
  cluster: RunningApiServer;
  tokenFile: string;
}

/** Something that goes wrong, and ends by itself. */
type Trouble = (troubled: Troubled) => unknown;

const SECOND = 1_000;
const between = (least: number, most: number) =>
  least + Math.floor(Math.random() * (most - least));
const seconds = (least: number, most: number) =>
  wait(between(least * SECOND, most * SECOND));

/** A fault that lasts, from its beginning to its end. */
const lasting =
  (
    begin: (cluster: RunningApiServer) => unknown,
    end: (cluster: RunningApiServer) => unknown,
    [least, most]: [number, number] = [3, 15],
  ): Trouble =>
  async ({ cluster }) => {
    await begin(cluster);
    await seconds(least, most);
    await end(cluster);
  };

const refusing =
  (refusal: ForcedRefusal): Trouble =>
  ({ cluster }) => {
    cluster.faults.force(refusal);
    cluster.faults.cutStreams();
  };

const renewToken: Trouble = ({ cluster, tokenFile }) => {
  writeFileSync(tokenFile, cluster.faults.renewToken('reader'));
  cluster.faults.cutStreams();
};

const bigObject: Trouble = async ({ cluster }) => {
  const pod = cluster.store.list('Pod')[0];
  const { name, namespace } = pod.metadata;
  cluster.faults.swell('Pod', name, namespace);
  await seconds(1, 2);
  cluster.store.modify('Pod', name, namespace, ({ metadata }) => {
    delete metadata.annotations?.['example.com/ballast'];
  });
};

const crdRemoved: Trouble = async ({ cluster }) => {
  const kind = 'RAGEngine';
  const objects = cluster.store.list(kind);
  cluster.faults.uninstallKind(kind);
  await seconds(5, 60);
  cluster.faults.installKind(kind);
  objects.forEach(object => {
    const { uid, resourceVersion, ...metadata } = object.metadata;
    cluster.store.create({ ...object, metadata } as ApiObject);
  });
};

const restarting =
  (options: Parameters<RunningApiServer['restart']>[0]): Trouble =>
  ({ cluster }) =>
    cluster.restart(options);

/** All that may go wrong, by name. */
export const TROUBLES: Record<string, Trouble> = {
  'streams cut': ({ cluster }) => cluster.faults.cutStreams(),
  'streams ended': ({ cluster }) => cluster.faults.endStreams(),
  'line cut in its middle': ({ cluster }) => cluster.faults.halfLine(),
  'line of garbage': ({ cluster }) => cluster.faults.garbageLine(),
  'bytes that are no UTF-8': ({ cluster }) => cluster.faults.invalidUtf8(),
  '410 in streams': ({ cluster }) => cluster.faults.expireStreams(),
  '410 storm': lasting(
    ({ faults }) => {
      faults.newWatches('expired');
      faults.cutStreams();
    },
    ({ faults }) => faults.newWatches('served'),
  ),
  'watches that close at once': lasting(
    ({ faults }) => {
      faults.newWatches('ended');
      faults.cutStreams();
    },
    ({ faults }) => faults.newWatches('served'),
  ),
  // The sandbox forgets what a silent stream was not told, which no API server does: so the streams end with the silence.
  silence: lasting(
    ({ faults }) => faults.silence(true),
    ({ faults }) => {
      faults.silence(false);
      faults.cutStreams();
    },
    [3, 25],
  ),
  'port closed': lasting(
    ({ faults }) => faults.refuseConnections(true),
    ({ faults }) => faults.refuseConnections(false),
  ),
  'accepts and says nothing': lasting(
    ({ faults }) => faults.acceptSilently(true),
    ({ faults }) => faults.acceptSilently(false),
  ),
  'every answer late': lasting(
    ({ faults }) => {
      faults.slow(between(200, 3_000));
      faults.cutStreams();
    },
    ({ faults }) => faults.slow(0),
  ),
  'answers that crawl': lasting(
    ({ faults }) => faults.trickle(between(100, 20_000)),
    ({ faults }) => faults.trickle(0),
  ),
  'certificate expired': lasting(
    ({ faults }) => faults.showCertificate('expired'),
    ({ faults }) => faults.showCertificate('good'),
  ),
  '403 on pods': lasting(
    ({ faults }) => {
      faults.withdrawRights('reader', { resources: ['pods'] });
      faults.cutStreams();
    },
    ({ faults }) => faults.grantRights('reader'),
  ),
  '401 for a while': refusing({ status: 401, times: 30 }),
  'token renewed': renewToken,
  '429 with Retry-After': refusing({ status: 429, times: 30, retryAfter: 2 }),
  '500 for a while': refusing({ status: 500, times: 20 }),
  '503 for a while': refusing({ status: 503, times: 20, retryAfter: 1 }),
  'pages that expire': ({ cluster }) => {
    cluster.faults.expirePages(3);
    cluster.faults.expireStreams();
  },
  'watch cache moved on': ({ cluster }) => {
    cluster.faults.forgetWrites();
    cluster.faults.cutStreams();
  },
  'object of 10 MB': bigObject,
  '5,000 events in a second': ({ cluster }) =>
    cluster.faults.flood({ count: 5_000 }),
  'CRD removed and installed': crdRemoved,
  'server killed': restarting({ downMs: 2_000 }),
  'restart as of a real server': restarting({
    graceMs: 5_000,
    downMs: 3_000,
    warmUpRequests: 5,
  }),
  'restored from an older backup': restarting({ resourceVersion: 'lower' }),
};
