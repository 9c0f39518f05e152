import { Child } from '../processes/Child';
import type { PortalRole } from '../portal/portalRole';

/** Heap of the same backend when it watches no cluster, bytes: what memory of objects is measured from. */
export async function emptyHeap(logs: string): Promise<number> {
  const child = await Child.start<PortalRole>('fleet/portal/portal.main.ts', {
    name: 'portal-empty',
    logs,
  });
  try {
    await child.ask('start', []);
    const { heapUsed } = await child.ask('memory');
    return heapUsed;
  } finally {
    await child.stop();
  }
}
