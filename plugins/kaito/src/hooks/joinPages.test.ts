import type {
  Workload,
  WorkloadPage,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  aWorkload,
  unmanagedWorkload,
  workloadPage,
} from '../__testUtils__/fixtures';
import { refKey } from '../live/cache/patchPages';
import { joinPages } from './joinPages';

const idOf = ({ ref }: Workload) => refKey(ref);

describe('joinPages', () => {
  it('counts a row that moved between pages once, as last seen', () => {
    const later = aWorkload({ phase: unmanagedWorkload.phase });
    const joined = joinPages(
      [
        workloadPage([aWorkload(), unmanagedWorkload], { totalItems: 2 }),
        workloadPage([later], { totalItems: 7 }),
      ],
      idOf,
    )!;
    expect(joined.items).toEqual([later, unmanagedWorkload]);
    expect(joined.totalItems).toBe(7);
  });

  it('knows nothing before the first page', () => {
    expect(joinPages<Workload, WorkloadPage>([], idOf)).toBeUndefined();
  });
});
