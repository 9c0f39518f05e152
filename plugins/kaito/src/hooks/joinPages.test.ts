import {
  aWorkload,
  unmanagedWorkload,
  workloadPage,
} from '../__testUtils__/fixtures';
import { joinPages } from './useKaitoPages';

describe('joinPages', () => {
  it('counts a row that moved between pages once, as last seen', () => {
    const later = aWorkload({ phase: unmanagedWorkload.phase });
    const joined = joinPages([
      workloadPage([aWorkload(), unmanagedWorkload], { totalItems: 2 }),
      workloadPage([later], { totalItems: 7 }),
    ])!;
    expect(joined.items).toEqual([later, unmanagedWorkload]);
    expect(joined.totalItems).toBe(7);
  });

  it('knows nothing before the first page', () => {
    expect(joinPages([])).toBeUndefined();
  });
});
