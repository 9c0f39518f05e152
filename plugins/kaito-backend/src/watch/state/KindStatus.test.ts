import { ApiFailure, failureOfStatus } from '../ApiFailure';
import { failed, INITIAL_STATUS, listedOnly, synced } from './KindStatus';

const fail = (status: number) => failureOfStatus(status, 'workspaces');
const down = new ApiFailure('connection', 'Down.');

describe('failed', () => {
  it('keeps what was refused refused while nobody answers', () => {
    for (const status of [403, 404]) {
      const refused = failed(INITIAL_STATUS, fail(status));
      expect(failed(refused, down)).toEqual(refused);
    }
    expect(failed(INITIAL_STATUS, down).state).toBe('unreachable');
    expect(failed(synced(5), down)).toMatchObject({ state: 'stale', asOf: 5 });
  });

  it('believes 403 and 404 of what was known the second time, if nothing came between', () => {
    const once = failed(synced(5), fail(404));
    expect(once.state).toBe('stale');
    expect(failed(once, fail(404)).state).toBe('crd-missing');
    expect(failed(failed(once, fail(410)), fail(404)).state).toBe('stale');
  });
});

describe('listedOnly', () => {
  it('makes what is known younger, and nothing better', () => {
    const forbidden = failed(failed(synced(5), fail(403)), fail(403));
    expect(listedOnly(forbidden, 9)).toMatchObject({
      state: 'forbidden',
      asOf: 9,
    });
    expect(listedOnly(INITIAL_STATUS, 9)).toMatchObject({ state: 'stale' });
  });
});
