import { afterFailure } from './afterFailure';

describe('afterFailure', () => {
  it('waits longer after each failure, up to a minute, and not all alike', () => {
    const waits = [1, 2, 3, 6, 50].map(
      failures => afterFailure(new Error('x'), failures, 1).waitMs,
    );
    expect(waits).toEqual([2_000, 4_000, 8_000, 60_000, 60_000]);
    expect(afterFailure(new Error('x'), 3, 0).waitMs).toBe(4_000);
  });

  it('waits at least as long as the backend asks', () => {
    const error = Object.assign(new Error('Too many'), {
      status: 429,
      retryAfterSeconds: 10,
    });
    expect(afterFailure(error, 1, 0).waitMs).toBe(10_000);
    expect(afterFailure(error, 1, 1).waitMs).toBe(12_500);
    expect(afterFailure(error, 50, 1).waitMs).toBe(60_000);
  });

  it('says why it reconnects', () => {
    expect(afterFailure(new TypeError('Failed to fetch'), 1, 0).status).toEqual(
      { state: 'reconnecting', reason: 'Failed to fetch', heardAt: null },
    );
    expect(afterFailure('odd', 1, 0).status.reason).toBe('odd');
  });

  it.each([403, 404])('gives up for minutes on a %s', status => {
    const verdict = afterFailure({ status, message: 'No.' }, 1, 0);
    expect(verdict.status).toEqual({
      state: 'off',
      reason: 'No.',
      heardAt: null,
    });
    expect(verdict.waitMs).toBe(300_000);
  });
});
