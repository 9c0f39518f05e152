import {
  aCluster,
  aWorkload,
  unmanagedWorkload,
  workloadPage,
} from '../../__testUtils__/fixtures';
import { patchPages, toPatch } from './patchPages';

const failed = aWorkload({ phase: unmanagedWorkload.phase });

describe('patchPages', () => {
  it('renews rows in their places, whatever page they are on', () => {
    const pages = [
      workloadPage([unmanagedWorkload]),
      workloadPage([aWorkload()]),
    ];
    const patched = patchPages(
      pages,
      toPatch([
        { type: 'upserted', workload: aWorkload() },
        { type: 'upserted', workload: failed },
      ]),
    );
    expect(patched[0]).toBe(pages[0]);
    expect(patched[1].items).toEqual([failed]);
  });

  it('takes away what is gone and adds nothing: what is listed is for the backend to say', () => {
    const [page] = patchPages(
      [workloadPage([aWorkload()])],
      toPatch([
        { type: 'upserted', workload: unmanagedWorkload },
        { type: 'upserted', workload: failed },
        { type: 'deleted', ref: failed.ref },
      ]),
    );
    expect(page.items).toEqual([]);
  });

  it('brings back what was made anew under the same name', () => {
    const [page] = patchPages(
      [workloadPage([aWorkload()])],
      toPatch([
        { type: 'deleted', ref: failed.ref },
        { type: 'upserted', workload: failed },
      ]),
    );
    expect(page.items).toEqual([failed]);
  });

  it('renews what is known of a cluster', () => {
    const cluster = aCluster({ state: 'unreachable' });
    const [page] = patchPages(
      [workloadPage([aWorkload()])],
      toPatch([{ type: 'cluster', cluster }]),
    );
    expect(page.clusters[0].state).toBe('unreachable');
    expect(page.items).toHaveLength(1);
  });
});
