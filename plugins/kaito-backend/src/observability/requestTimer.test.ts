import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { eventually } from '../watch/__testUtils__/eventually';
import { FakeMetrics } from './__testUtils__/FakeMetrics';
import { createReplica, nameReplica } from './Replica';
import { requestTimer } from './requestTimer';

describe('requestTimer', () => {
  const metrics = new FakeMetrics();
  const replica = createReplica();
  let url: string;
  let close: () => void;

  beforeAll(async () => {
    const app = express();
    app.use(nameReplica(replica));
    app.use(
      requestTimer(metrics, (method, path) =>
        path === '/odd' ? undefined : `${method}${path}`,
      ),
    );
    app.get('/quick', (_request, response) => response.json({}));
    app.get('/gone', (_request, response) => response.status(404).end());
    app.get('/stream', (_request, response) => response.write('x'));
    const server = app.listen(0);
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () => {
      server.closeAllConnections();
      server.close();
    };
  });
  afterAll(() => close());

  it('times each operation with its status, and a stream to its end', async () => {
    const quick = await fetch(`${url}/quick?name=secret`);
    expect(quick.headers.get('kaito-replica')).toBe(replica.id);
    await fetch(`${url}/gone`);
    await fetch(`${url}/odd`);
    const leave = new AbortController();
    await fetch(`${url}/stream`, { signal: leave.signal });
    expect(metrics.points('kaito.request.duration')).toHaveLength(2);
    leave.abort();
    await eventually(() =>
      expect(
        metrics
          .points('kaito.request.duration')
          .map(({ attributes }) => attributes),
      ).toEqual([
        { operation: 'GET/quick', status: 200 },
        { operation: 'GET/gone', status: 404 },
        { operation: 'GET/stream', status: 499 },
      ]),
    );
    metrics
      .points('kaito.request.duration')
      .forEach(({ value }) => expect(value).toBeLessThan(5));
  });
});

describe('createReplica', () => {
  it('names no two alike', () => {
    expect(createReplica().id).not.toBe(createReplica().id);
  });
});
