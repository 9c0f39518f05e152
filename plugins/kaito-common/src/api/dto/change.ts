import { z } from 'zod';
import { clusterHealthSchema } from './freshness';
import { requestSchema } from './request';
import { workloadRefSchema, workloadSchema } from './workload';

/**
 * One message of the live stream `GET /changes`. Its SSE `id` is where to resume (`Last-Event-ID`).
 * - `ready`: from here on nothing is missed; a client that has read its lists before must read them anew when
 *   `resumed` is false
 * - `upserted`, `deleted`: a workload the caller may read appeared, changed or went (also: may no longer be read)
 * - `cluster`: the state of a cluster changed
 * - `request`: a request the caller may follow appeared or came further
 * - `capacity`: GPUs of a cluster changed; ask `/capacity`
 * - `resync`: the client was too slow or too long away, or a cluster left the fleet; read the lists anew
 */
export const changeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), resumed: z.boolean() }),
  z.object({ type: z.literal('upserted'), workload: workloadSchema }),
  z.object({ type: z.literal('deleted'), ref: workloadRefSchema }),
  z.object({ type: z.literal('cluster'), cluster: clusterHealthSchema }),
  z.object({ type: z.literal('request'), request: requestSchema }),
  z.object({ type: z.literal('capacity'), cluster: z.string() }),
  z.object({ type: z.literal('resync'), reason: z.string() }),
]);

export type Change = z.infer<typeof changeSchema>;
