import { Agent } from 'undici';
import { ENTITY } from '../peer/entity';
import { summarize, type Summary } from './summarize';

const CUSTOM_RESOURCES = ['workspaces', 'inferencesets', 'ragengines'].map(
  plural => ({ group: 'kaito.sh', apiVersion: 'v1beta1', plural }),
);

/** How the peer answered. */
export interface PeerAnswers {
  times: Summary;
  failed: number;
  /** Objects in the last answer. */
  objects: number;
  /** Bytes of the last answer, uncompressed. */
  bytes: number;
  /** Answers a second, of all viewers together. */
  perSecond: number;
}

/** Asks the kubernetes plugin for KAITO's workloads in all clusters, each viewer again when the answer is there: more it cannot bear. */
export async function askPeer(
  url: string,
  token: string,
  options: { viewers: number; seconds: number },
): Promise<PeerAnswers> {
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const times: number[] = [];
  let failed = 0;
  let last = '';
  const ask = async () => {
    const begin = performance.now();
    const response = await agent.request({
      origin: url,
      path: '/api/kubernetes/resources/custom/query',
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        entityRef: ENTITY,
        auth: {},
        customResources: CUSTOM_RESOURCES,
      }),
    });
    const text = await response.body.text();
    if (response.statusCode === 200) {
      times.push(performance.now() - begin);
      last = text;
    } else {
      failed += 1;
    }
  };
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1_000;
  const viewer = async () => {
    // One answer at least, however long it takes.
    do {
      await ask();
    } while (seconds() < options.seconds);
  };
  await Promise.all(Array.from({ length: options.viewers }, viewer));
  const perSecond = times.length / seconds();
  await agent.close();
  return {
    times: summarize(times),
    failed,
    objects: countObjects(last),
    bytes: Buffer.byteLength(last),
    perSecond,
  };
}

function countObjects(answer: string): number {
  if (!answer) {
    return 0;
  }
  const { items } = JSON.parse(answer) as {
    items: { resources: { resources: unknown[] }[] }[];
  };
  return items
    .flatMap(({ resources }) => resources)
    .reduce((sum, { resources }) => sum + resources.length, 0);
}
