import fc from 'fast-check';
import { createRenewingToken, type IssuedToken } from './renewingToken';

const MINUTE = 60_000;

function issuer(lifeMs: number | undefined) {
  const state = { now: 0, issued: 0, failing: false };
  const pair = createRenewingToken(
    async (): Promise<IssuedToken> => {
      state.issued += 1;
      if (state.failing) {
        throw new Error('issuer is down');
      }
      return {
        token: `t${state.issued}`,
        ...(lifeMs !== undefined && { expiresAt: state.now + lifeMs }),
      };
    },
    () => state.now,
  );
  return { state, ...pair };
}
const settle = () => new Promise(resolve => setImmediate(resolve));

describe('createRenewingToken', () => {
  it('asks once, however many want it at once', async () => {
    const { token, state } = issuer(60 * MINUTE);
    expect(await Promise.all([token(), token(), token()])).toEqual([
      't1',
      't1',
      't1',
    ]);
    state.now += 44 * MINUTE;
    expect(await token()).toBe('t1');
    expect(state.issued).toBe(1);
  });

  it('renews early without making anyone wait', async () => {
    const { token, state } = issuer(100 * MINUTE);
    await token();
    state.now += 86 * MINUTE;
    expect(await token()).toBe('t1');
    await settle();
    expect(await token()).toBe('t2');
  });

  it('goes on with the old token while the issuer is down, until it ends', async () => {
    const { token, state } = issuer(60 * MINUTE);
    await token();
    state.failing = true;
    state.now += 50 * MINUTE;
    expect(await token()).toBe('t1');
    await settle();
    expect(await token()).toBe('t1');
    await settle();
    expect(state.issued).toBe(2);
    state.now += 9.6 * MINUTE;
    await expect(token()).rejects.toThrow('issuer is down');
    state.failing = false;
    state.now += 6_000;
    expect(await token()).toMatch(/^t/);
  });

  it('does not flood an issuer that is down', async () => {
    const { token, state } = issuer(undefined);
    state.failing = true;
    for (let i = 0; i < 20; i++) {
      await expect(token()).rejects.toThrow('issuer is down');
    }
    expect(state.issued).toBe(1);
  });

  it('gives another when one is refused', async () => {
    const { token, renewToken } = issuer(undefined);
    expect(await token()).toBe('t1');
    expect(await renewToken('t1')).toBe('t2');
    expect(await token()).toBe('t2');
  });

  it('never gives a token that has ended', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 60_000, max: 5 * 3_600_000 }),
        fc.array(fc.integer({ min: 0, max: 2 * 3_600_000 }), { maxLength: 20 }),
        async (life, steps) => {
          const ends = new Map<string, number>();
          let now = 0;
          const { token } = createRenewingToken(
            async () => {
              const name = `t${ends.size}`;
              ends.set(name, now + life);
              return { token: name, expiresAt: now + life };
            },
            () => now,
          );
          for (const step of steps) {
            now += step;
            expect(ends.get(await token())).toBeGreaterThan(now);
            // An early renewal comes to its end before hours pass.
            await settle();
          }
        },
      ),
    );
  });
});
