import { mockErrorHandler } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { readJsonBody } from './readJsonBody';

describe('readJsonBody', () => {
  const app = express();
  app.use(readJsonBody);
  app.post(/.*/, (asked, response) => {
    response.json({ body: asked.body ?? null });
  });
  app.use(mockErrorHandler());

  const post = (path: string, body: string) =>
    request(app).post(path).set('content-type', 'application/json').send(body);

  it('says that a body is too large, and what to do', async () => {
    const body = JSON.stringify({ note: 'x'.repeat(2 * 1024 * 1024) });
    const { status, body: answer } = await post('/preflight', body);
    expect(status).toBe(413);
    expect(answer).toEqual({
      error: {
        name: 'PayloadTooLargeError',
        message: 'The request is larger than 2 MB. Ask for less.',
      },
      response: { statusCode: 413 },
    });
  });

  it.each([
    ['what is no JSON', '{"cluster": ', /^The body is not JSON: /],
    ['a list', '[]', /^body: /],
    ['a field that is missing', '{}', /^[a-z]+: /],
  ])('refuses %s and names the place', async (_, body, message) => {
    const { status, body: answer } = await post('/preflight', body);
    expect(status).toBe(400);
    expect(answer.error).toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
  });

  it('leaves what goes to a model as it came', async () => {
    const path = '/endpoints/a/v1/chat/completions';
    const { status, body } = await post(path, '{"model": ');
    expect({ status, body }).toEqual({ status: 200, body: { body: null } });
  });
});
