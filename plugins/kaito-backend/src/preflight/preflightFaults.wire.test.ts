import { eventually } from '../watch/__testUtils__/eventually';
import { PreflightStage, result, wish } from './__testUtils__/PreflightStage';

jest.setTimeout(90_000);

describe('POST /preflight in trouble', () => {
  let stage: PreflightStage;

  beforeAll(async () => {
    stage = await PreflightStage.start();
  });
  afterEach(() => stage.reset());
  afterAll(() => stage?.stop());

  it('refuses what is no question, by the name of the field', async () => {
    for (const [rest, field] of [
      [{ colour: 'red' }, 'colour'],
      [{ replicas: 0 }, 'replicas'],
      [{ name: 7 }, 'name'],
      [{ secrets: [{ name: 'a' }] }, 'secrets'],
    ] as const) {
      const response = await stage.post({ ...wish, ...rest });
      expect([field, response.status]).toEqual([field, 400]);
      expect((await response.json()).error.message).toContain(field);
    }
    const garbage = await stage.post(wish, { body: '{' });
    expect(garbage.status).toBe(400);
  });

  it('stops when whoever asked leaves', async () => {
    stage.cluster.faults.grantRights('reader', [
      { groups: [''], resources: ['secrets'], verbs: ['get'] },
    ]);
    stage.cluster.faults.slow(3_000);
    const leave = new AbortController();
    const asked = stage.post(
      { ...wish, secrets: [{ name: 'hf-token', field: 'a' }] },
      { signal: leave.signal },
    );
    await eventually(() =>
      expect(stage.auditor.createEvent).toHaveBeenCalled(),
    );
    leave.abort();
    await expect(asked).rejects.toThrow();
    await eventually(() => expect(stage.event.fail).toHaveBeenCalledTimes(1));
    expect(stage.event.success).not.toHaveBeenCalled();
  });

  it('does without the Git host while that is down', async () => {
    await stage.git.stop();
    await eventually(async () => {
      const report = await stage.ask({ name: 'phi-other' });
      expect(result(report, 'name-in-repository')).toMatchObject({
        outcome: 'not-checked',
        reason: expect.stringMatching(/localhost|127\.0\.0\.1/),
      });
      expect(result(report, 'fit').outcome).toBe('pass');
    }, 40_000);
  });

  it('says of a cluster that is away what was true, and since when', async () => {
    await stage.cluster.faults.refuseConnections(true);
    await eventually(async () => {
      const report = await stage.ask();
      expect(result(report, 'cluster')).toMatchObject({
        outcome: 'warn',
        reason: expect.stringMatching(/cannot be looked at now.*as of 20/),
        asOf: expect.any(String),
      });
      expect(result(report, 'name-in-cluster')).toMatchObject({
        outcome: 'not-checked',
        reason: expect.stringMatching(/free as of 20/),
        asOf: expect.any(String),
      });
      expect(result(report, 'policy')).toMatchObject({
        outcome: 'not-checked',
        reason: expect.stringMatching(
          /limit of GPUs is not checked: what runs on aks-weu-prod has not been confirmed since 20/,
        ),
      });
      const taken = await stage.ask({ name: 'search-phi-4' });
      expect(result(taken, 'name-in-cluster').outcome).toBe('fail');
    }, 40_000);
  });
});
