import { startCluster } from '../startCluster';
import type { Call, Called, Served } from './messages';

type Method = (...args: unknown[]) => unknown;

/** One cluster as a process: serves, and does what its parent calls for, until the parent is gone. */
async function main() {
  const cluster = await startCluster(JSON.parse(process.argv[2]));
  const { faults, store } = cluster;
  const parts = { faults, store, cluster };
  const send = (message: Served | Called) => process.send?.(message);

  process.on('message', async (message: Call) => {
    if (message.type !== 'cluster-call') {
      return;
    }
    const { id, part, method, args } = message;
    const type = 'cluster-called';
    try {
      const target = parts[part] as unknown as Record<string, Method>;
      send({ type, id, result: await target[method](...args) });
    } catch (error) {
      send({ type, id, error: (error as Error).message });
    }
  });
  process.once('disconnect', async () => {
    await cluster.stop();
    process.exit(0);
  });
  const { url, caPem, tokens } = cluster;
  send({ type: 'cluster-serves', url, caPem, tokens });
}

main().catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
