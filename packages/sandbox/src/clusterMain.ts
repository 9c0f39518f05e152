import { startCluster } from './cluster';
import type {
  ClusterFacts,
  ClusterProcessOptions,
} from './supervisor/ClusterProcess';

/** One sandbox cluster as a process: serves until it is told to end or its supervisor is gone. */
async function main() {
  const options: ClusterProcessOptions = JSON.parse(process.argv[2]);
  const cluster = await startCluster(options);
  const facts: ClusterFacts = {
    type: 'cluster-serves',
    url: cluster.url,
    caPem: cluster.caPem,
    tokens: cluster.tokens,
  };
  process.send?.(facts);
  const end = async () => {
    await cluster.stop();
    process.exit(0);
  };
  process.once('SIGTERM', end);
  process.once('disconnect', end);
  // Ctrl-C reaches the whole group; the supervisor decides the order.
  process.on('SIGINT', () => {});
}

main().catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
