import { FakeClock } from './__testUtils__/FakeClock';
import { ScriptedApi } from './__testUtils__/ScriptedApi';
import { ReadinessProbe, type ProbeResult } from './ReadinessProbe';

describe('ReadinessProbe', () => {
  let api: ScriptedApi;
  let clock: FakeClock;
  let results: ProbeResult[];
  let probe: ReadinessProbe;

  beforeEach(() => {
    api = new ScriptedApi();
    clock = new FakeClock();
    results = [];
    probe = new ReadinessProbe({
      cluster: 'north',
      get: api.get,
      clock,
      onResult: result => results.push(result),
    });
    probe.start();
  });
  afterEach(() => probe.stop());

  it('asks every four seconds, and takes any answer but a 5xx for readiness', async () => {
    const first = await api.next();
    expect(first.path).toBe('/readyz');
    await first.answer(401);
    await clock.advance(3_900);
    expect(api.waiting).toBe(0);
    await clock.advance(100);
    await (await api.next()).answer(500);
    expect(results).toEqual([
      { state: 'ready' },
      { state: 'unready', message: expect.stringContaining('(500)') },
    ]);
  });

  it('asks again one second after the first failure, then every four', async () => {
    await (await api.next()).refuse('Cluster north refuses connections.');
    expect(results).toEqual([
      { state: 'unreachable', message: 'Cluster north refuses connections.' },
    ]);
    await clock.advance(1_000);
    await (await api.next()).refuse();
    // An outage is known by now; it need not be asked about every second.
    await clock.advance(3_900);
    expect(api.waiting).toBe(0);
    await clock.advance(100);
    expect(api.waiting).toBe(1);
  });

  it('gives up on an answer after two seconds, also on one that has begun', async () => {
    const request = await api.next();
    await request.open();
    await clock.advance(1_900);
    expect(results).toEqual([]);
    await clock.advance(100);
    expect(request.signal.aborted).toBe(true);
    expect(results).toEqual([
      {
        state: 'unreachable',
        message: expect.stringMatching(/north did not answer in time/),
      },
    ]);
  });

  it('says nothing any more once stopped', async () => {
    const request = await api.next();
    await probe.stop();
    expect(request.signal.aborted).toBe(true);
    await clock.advance(60_000);
    expect(results).toEqual([]);
    expect(api.waiting).toBe(0);
  });
});
