import type { ProbeResult } from '../ReadinessProbe';
import {
  isBack,
  isLost,
  nextReachability,
  UNKNOWN_REACHABILITY,
} from './Reachability';

const ready: ProbeResult = { state: 'ready' };
const failed = (
  state: 'unready' | 'terminating' | 'unreachable',
): ProbeResult => ({ state, message: state });
const after = (...results: ProbeResult[]) =>
  results.reduce(nextReachability, UNKNOWN_REACHABILITY);

describe('nextReachability', () => {
  it.each(['unready', 'terminating', 'unreachable'] as const)(
    'believes %s the second time',
    state => {
      expect(after(ready, failed(state)).state).toBe('reachable');
      expect(after(ready, failed(state), failed(state))).toMatchObject({
        state,
        message: state,
      });
    },
  );

  it('goes from leaving to gone', () => {
    const leaving = after(ready, failed('terminating'), failed('terminating'));
    const gone = nextReachability(leaving, failed('unreachable'));
    expect([leaving, gone].map(isLost)).toEqual([true, true]);
    expect(gone.state).toBe('unreachable');
  });

  it('is back after an outage, and after a server that said goodbye once', () => {
    const back = (...results: ProbeResult[]) =>
      isBack(after(...results), after(...results, ready));
    expect(back(ready)).toBe(false);
    expect(back(ready, failed('unreachable'))).toBe(false);
    expect(back(ready, failed('unreachable'), failed('unreachable'))).toBe(
      true,
    );
    expect(back(ready, failed('terminating'))).toBe(true);
    expect(back(ready, failed('unready'), failed('unready'))).toBe(false);
  });
});
