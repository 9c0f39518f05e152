import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { LiveStatus } from '../live';
import { LiveStatusProvider } from '../live/LiveStatusContext';
import { confirmedAt, paceOf, usePace, type Pace } from './usePace';

const live: LiveStatus = { state: 'live', reason: null, heardAt: 500 };
const broken: LiveStatus = {
  state: 'reconnecting',
  reason: 'x',
  heardAt: null,
};

const paceIn = (status: LiveStatus, pace: Pace = {}) =>
  renderHook(() => usePace(pace), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <LiveStatusProvider value={status}>{children}</LiveStatusProvider>
    ),
  }).result.current;

describe('usePace', () => {
  it('asks seldom while changes are told, and often while they are not', () => {
    expect(paceIn(live)).toEqual({ intervalMs: 60_000, heardAt: 500 });
    expect(paceIn(broken)).toEqual({ intervalMs: 5_000, heardAt: null });
    expect(paceIn(live, { whileLiveMs: 10_000 })).toEqual({
      intervalMs: 10_000,
      heardAt: null,
    });
    expect(paceIn(live, { pollMs: false }).intervalMs).toBe(false);
  });

  it('asks again soon after a failure, unless asked only once', () => {
    const failed = { state: { error: new Error('x') } };
    const fine = { state: { error: null } };
    expect(paceOf(paceIn(live))(failed)).toBe(5_000);
    expect(paceOf(paceIn(live))(fine)).toBe(60_000);
    expect(paceOf(paceIn(live, { pollMs: false }))(failed)).toBe(false);
  });

  it('takes what the stream says for a confirmation, but not of what could not be read', () => {
    const at = (error: unknown) =>
      confirmedAt({ dataUpdatedAt: 100, error }, paceIn(live)).getTime();
    expect(at(null)).toBe(500);
    expect(at(new Error('x'))).toBe(100);
  });
});
