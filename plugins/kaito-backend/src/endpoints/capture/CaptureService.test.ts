import { once } from 'node:events';
import { mockServices } from '@backstage/backend-test-utils';
import { CaptureService } from './CaptureService';
import type { Capture, CaptureStore } from './CaptureStore';

const facts = {
  user: 'user:default/dana',
  endpoint: 'phi',
  call: 'chat',
  model: null,
  outcome: 'complete',
};

function setup(store: Partial<CaptureStore> = {}) {
  const kept: Capture[] = [];
  const logger = mockServices.logger.mock();
  const pruned: [Date, number][] = [];
  const service = new CaptureService({
    logger,
    clock: {
      now: () => 10_000,
      sleep: async (_, signal) => {
        if (signal && !signal.aborted) {
          await once(signal, 'abort');
        }
      },
      random: () => 0,
    },
    maxBytes: 4,
    maxTotalBytes: 99,
    retentionMs: 4_000,
    store: {
      add: async capture => {
        kept.push(capture);
      },
      prune: async (before, bytes) => {
        pruned.push([before, bytes]);
        return 3;
      },
      ...store,
    },
  });
  return { service, kept, logger, pruned };
}

describe('CaptureService', () => {
  it('takes nothing down when it is off', () => {
    expect(setup().service.begin('off')).toBeUndefined();
  });

  it('takes down what is said, within its bound', async () => {
    const { service, kept } = setup();
    const capture = service.begin('full')!;
    capture.prompt(Buffer.from('Hi'));
    capture.answer(Buffer.from('Hel'));
    capture.answer(Buffer.from('lo'));
    await capture.end(facts);
    expect(kept).toMatchObject([
      {
        ...facts,
        at: new Date(10_000),
        prompt: { text: 'Hi', truncated: false },
        answer: { text: 'Hell', bytes: 5, truncated: true },
      },
    ]);
  });

  it('lets a call stand when its capture cannot be kept, and says so without its words', async () => {
    const { service, logger } = setup({
      add: async () => {
        throw new Error('insert into … values (secret plan)');
      },
    });
    const capture = service.begin('full')!;
    capture.prompt(Buffer.from('secret plan'));
    await capture.end(facts);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(logger.error.mock.calls)).not.toContain('secret');
  });

  it('removes what is due, and goes on when that fails', async () => {
    const { service, pruned, logger } = setup();
    service.start();
    await service.stop();
    expect(pruned).toEqual([[new Date(6_000), 99]]);
    expect(logger.info).toHaveBeenCalledWith(
      'Removed 3 captured calls that were due',
    );
    const failing = setup({
      prune: async () => {
        throw new Error('no database');
      },
    });
    failing.service.start();
    await failing.service.stop();
    expect(failing.logger.error).toHaveBeenCalledTimes(1);
  });
});
