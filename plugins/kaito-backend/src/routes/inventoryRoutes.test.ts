import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { paths } from '@kaito-portal/backstage-plugin-kaito-common';
import express from 'express';
import request from 'supertest';
import { AuditTrail } from '../audit';
import type { AuthorizedInventoryService } from '../inventory';
import { inventoryRoutes } from './inventoryRoutes';

function setup(inventory: Partial<AuthorizedInventoryService>) {
  const event = { success: jest.fn(), fail: jest.fn() };
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn().mockResolvedValue(event),
  });
  const app = express();
  app.use(
    inventoryRoutes({
      inventory: inventory as AuthorizedInventoryService,
      httpAuth: mockServices.httpAuth(),
      audit: AuditTrail.create({
        auditor,
        logger: mockServices.logger.mock(),
      }),
    }),
  );
  app.use(mockErrorHandler());
  return { app, auditor, event };
}

describe('inventoryRoutes', () => {
  it('lists with the caller, and leaves an audit event', async () => {
    const answer = {
      items: [],
      totalItems: 0,
      clusters: [],
      generatedAt: '2026-11-21T10:00:00.000Z',
    };
    const list = jest.fn().mockResolvedValue(answer);
    const { app, auditor, event } = setup({ list });
    const response = await request(app)
      .get('/inventory')
      .set('authorization', mockCredentials.user.header('user:default/dana'));
    expect(response.body).toEqual(answer);
    expect(list.mock.calls[0][0].credentials.principal).toMatchObject({
      userEntityRef: 'user:default/dana',
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'inventory-fetch',
        severityLevel: 'low',
        meta: { queryType: 'all' },
      }),
    );
    expect(event.success).toHaveBeenCalledWith({ meta: { entries: 0 } });
  });

  it('takes any uid, and a cluster', async () => {
    const history = jest.fn().mockResolvedValue({});
    const { app } = setup({ history });
    const uid = 'a/b c?~%é';
    await request(app).get(paths.inventoryEntry(uid, 'north/1')).expect(200);
    expect(history).toHaveBeenCalledWith(
      expect.objectContaining({ uid, cluster: 'north/1' }),
    );
    await request(app).get(paths.inventoryEntry(uid)).expect(200);
    expect(history.mock.calls[1][0].cluster).toBeUndefined();
  });

  it.each([
    ['/inventory/u?cluster=a&cluster=b', /^cluster/],
    [`/inventory/${'u'.repeat(256)}`, /^uid/],
  ])('refuses %s', async (path, message) => {
    const response = await request(setup({}).app).get(path);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(message);
  });

  it('says what is not there, and records the attempt', async () => {
    const { app, event } = setup({
      history: async () => {
        throw new NotFoundError('no such deployment');
      },
    });
    const response = await request(app).get('/inventory/u');
    expect(response.status).toBe(404);
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it('refuses a caller without credentials', async () => {
    const list = jest.fn();
    const { app } = setup({ list });
    await request(app)
      .get('/inventory')
      .set('authorization', mockCredentials.none.header())
      .expect(401);
    expect(list).not.toHaveBeenCalled();
  });
});
