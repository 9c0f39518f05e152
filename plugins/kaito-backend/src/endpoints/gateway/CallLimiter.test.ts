import { GatewayError } from './GatewayError';
import { CallLimiter, ENDPOINT_WORDS, PERSON_WORDS } from './CallLimiter';

function setup(limits: { concurrent: number; perMinute: number }) {
  const clock = { now: 0 };
  const limiter = new CallLimiter(limits, PERSON_WORDS, () => clock.now);
  const refused = (user: string): GatewayError => {
    try {
      limiter.begin(user);
    } catch (error) {
      return error as GatewayError;
    }
    throw new Error('It was let through');
  };
  return { clock, limiter, refused };
}

describe('CallLimiter', () => {
  it('limits calls at a time, for each person', () => {
    const { limiter, refused } = setup({ concurrent: 2, perMinute: 100 });
    const end = limiter.begin('dana');
    limiter.begin('dana');
    expect(refused('dana')).toMatchObject({
      statusCode: 429,
      retryAfterSeconds: 5,
      message: expect.stringContaining('2 calls under way'),
    });
    limiter.begin('pat');
    end();
    end();
    limiter.begin('dana');
    expect(refused('dana').statusCode).toBe(429);
  });

  it('limits calls per minute and says when to come back', () => {
    const { clock, limiter, refused } = setup({ concurrent: 9, perMinute: 6 });
    for (let index = 0; index < 6; index += 1) {
      limiter.begin('dana')();
    }
    expect(refused('dana').retryAfterSeconds).toBe(10);
    clock.now += 4_000;
    expect(refused('dana')).toMatchObject({
      retryAfterSeconds: 6,
      message: 'You may make 6 calls a minute. Try again in 6 s.',
    });
    clock.now += 6_000;
    limiter.begin('dana')();
    expect(refused('dana').statusCode).toBe(429);
  });

  it('limits an endpoint in words for whoever is one of many', () => {
    const limiter = new CallLimiter(
      { concurrent: 1, perMinute: Infinity },
      ENDPOINT_WORDS,
    );
    for (let index = 0; index < 1_000; index += 1) {
      limiter.begin('phi')();
    }
    limiter.begin('phi');
    expect(() => limiter.begin('phi')).toThrow(
      '1 calls of all people together are under way to this endpoint',
    );
    limiter.begin('qwen');
  });

  it('forgets people who are gone, but nobody with a call under way', () => {
    const { clock, limiter } = setup({ concurrent: 1, perMinute: 1 });
    limiter.begin('dana');
    limiter.begin('pat')();
    clock.now += 60_000;
    limiter.begin('alex')();
    expect(limiter.size).toBe(2);
    clock.now += 60_000;
    expect(() => limiter.begin('dana')).toThrow('under way');
  });
});
