import { availableParallelism, freemem, loadavg, totalmem } from 'node:os';
import type { Exchange } from './Exchange';
import { sendJson } from './sendJson';

const GIB = 1024 ** 3;
const gib = (bytes: number) => `${(bytes / GIB).toFixed(2)} GB`;

/** `GET /metrics` of the transformers runtime: JSON about the machine. There is no GPU here, and it says so. */
export function transformersMetrics({ response }: Exchange) {
  const [load] = loadavg();
  const used = totalmem() - freemem();
  sendJson(response, 200, {
    gpu_info: null,
    cpu_info: {
      load_percentage: (100 * load) / availableParallelism(),
      physical_cores: availableParallelism(),
      total_cores: availableParallelism(),
      memory_used: gib(used),
      memory_total: gib(totalmem()),
    },
  });
}
