import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import type { Request } from 'express';
import { AuditTrail } from './AuditTrail';

function setup() {
  const event = {
    success: jest.fn().mockResolvedValue(undefined),
    fail: jest.fn().mockResolvedValue(undefined),
  };
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn().mockResolvedValue(event),
  });
  const logger = mockServices.logger.mock();
  return {
    event,
    auditor,
    logger,
    trail: AuditTrail.create({ auditor, logger }),
  };
}

const credentials = mockCredentials.user('user:default/dana');
const act = {
  eventId: 'inventory-fetch',
  severity: 'low' as const,
  credentials,
  meta: { queryType: 'all' },
};

describe('AuditTrail', () => {
  it('records success once, with what was noted on the way', async () => {
    const { trail, auditor, event } = setup();
    const request = { method: 'GET' } as Request;

    const result = await trail.run({ ...act, request }, async note => {
      note({ entries: 1 });
      note({ entries: 2 });
      return 'answer';
    });

    expect(result).toBe('answer');
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'inventory-fetch',
      severityLevel: 'low',
      request,
      meta: { queryType: 'all' },
    });
    expect(event.success).toHaveBeenCalledTimes(1);
    expect(event.success).toHaveBeenCalledWith({ meta: { entries: 2 } });
    expect(event.fail).not.toHaveBeenCalled();
  });

  it('records failure once and passes the error on untouched', async () => {
    const { trail, event } = setup();
    const error = new NotFoundError('no such entry');

    await expect(
      trail.run(act, async () => {
        throw error;
      }),
    ).rejects.toBe(error);

    expect(event.fail).toHaveBeenCalledTimes(1);
    expect(event.fail).toHaveBeenCalledWith({ meta: {}, error });
    expect(event.success).not.toHaveBeenCalled();
  });

  it('names the actor itself when there is no request to take it from', async () => {
    const { trail, auditor } = setup();
    await trail.run(act, async () => undefined);
    await trail.run(
      { ...act, credentials: mockCredentials.service('external:ci') },
      async () => undefined,
    );
    expect(
      auditor.createEvent.mock.calls.map(([options]) => options.meta?.actor),
    ).toEqual(['user:default/dana', 'external:ci']);
  });

  it('lets the act go on when the auditor fails, and says so', async () => {
    const { trail, auditor, event, logger } = setup();
    event.success.mockRejectedValue(new Error('sink full'));
    await expect(trail.run(act, async () => 1)).resolves.toBe(1);

    auditor.createEvent.mockRejectedValue(new Error('sink gone'));
    await expect(trail.run(act, async () => 2)).resolves.toBe(2);

    expect(logger.error).toHaveBeenCalledTimes(2);
    expect(event.fail).not.toHaveBeenCalled();
  });
});
