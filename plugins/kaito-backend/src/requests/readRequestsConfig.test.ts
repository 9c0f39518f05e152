import { ConfigReader } from '@backstage/config';
import { readRequestsConfig } from './readRequestsConfig';

const read = (requests?: object) =>
  readRequestsConfig(
    new ConfigReader(requests ? { kaito: { requests: requests as any } } : {}),
  );

describe('readRequestsConfig', () => {
  it('has a default for everything, and keeps requests for ever', () => {
    expect(read()).toMatchObject({
      freshMs: 15_000,
      oldMs: 600_000,
      abandonAfterMs: 86_400_000,
      retentionMs: null,
      topics: expect.arrayContaining(['github', 'azureDevOps']),
    });
  });

  it('reads durations and topics', () => {
    expect(
      read({
        poll: { fresh: { seconds: 5 }, old: '1h' },
        abandonAfter: { hours: 2 },
        retention: { days: 400 },
        events: { topics: [] },
      }),
    ).toEqual({
      freshMs: 5_000,
      oldMs: 3_600_000,
      abandonAfterMs: 7_200_000,
      retentionMs: 400 * 86_400_000,
      topics: [],
    });
  });

  it.each([
    [{ poll: { fresh: { milliseconds: 1 } } }, /kaito\.requests\.poll\.fresh/],
    [
      { poll: { fresh: { hours: 1 }, old: { minutes: 1 } } },
      /poll\.old must not be less/,
    ],
    [{ abandonAfter: 'soon' }, /abandonAfter/],
  ])('refuses %j by the name of the field', (requests, message) => {
    expect(() => read(requests)).toThrow(message);
  });
});
