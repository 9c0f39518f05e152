import type { Request } from 'express';
import { endpointFixture, proxiedEndpoint } from './__testUtils__/fixtures';
import { DANA, failure, useGateway } from './__testUtils__/useGateway';

describe('calls to a RAGEngine', () => {
  const bench = useGateway();
  const rag = proxiedEndpoint(
    endpointFixture({
      runtime: 'rag',
      servedModel: null,
      calls: ['health', 'chat'],
    }),
    { models: { ids: [], closed: false, any: true } },
  );
  const { id } = rag.view;
  let asked: Pick<Request, 'method' | 'url' | 'body' | 'headers'>[];

  async function setup() {
    asked = [];
    await bench.startUpstream((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', chunk => chunks.push(chunk));
      req.on('end', () => {
        const { method, url, headers } = req;
        asked.push({ method, url, headers, body: `${Buffer.concat(chunks)}` });
        res.json(url === '/indexes' ? ['docs'] : { results: [] });
      });
    });
    return bench.startGateway({ endpoints: [rag] });
  }

  it('go to the paths it has itself, with nothing of the caller', async () => {
    const { url, get, post, event, auditor } = await setup();
    const indexes = await get(`/endpoints/${id}/rag/indexes`);
    expect(await indexes.json()).toEqual(['docs']);
    await get(
      `/endpoints/${id}/rag/indexes/our%20docs/documents?limit=5&offset=10&path=/etc`,
    );
    const body = { index_name: 'docs', query: 'where?' };
    await post('/rag/retrieve', body);
    await post('/rag/index', { index_name: 'docs', documents: [] });
    await post('/rag/indexes/docs/documents/delete', { doc_ids: ['1'] });
    await post('/rag/persist/docs', undefined);
    await fetch(`${url}/endpoints/${id}/rag/indexes/docs`, {
      method: 'DELETE',
      headers: {
        authorization: DANA,
        cookie: 'session=1',
      },
    });
    expect(asked.map(({ method, url: path }) => `${method} ${path}`)).toEqual([
      'GET /indexes',
      'GET /indexes/our%20docs/documents?limit=5&offset=10',
      'POST /retrieve',
      'POST /index',
      'POST /indexes/docs/documents/delete',
      'POST /persist/docs',
      'DELETE /indexes/docs',
    ]);
    expect(asked[2].body).toBe(JSON.stringify(body));
    asked.forEach(({ headers }) => {
      expect(headers.cookie).toBeUndefined();
      expect(headers.authorization).toBeUndefined();
    });
    expect(
      auditor.createEvent.mock.calls.map(([{ meta, severityLevel }]) => [
        meta?.call,
        meta?.index,
        severityLevel,
      ]),
    ).toEqual([
      ['rag-indexes', undefined, 'low'],
      ['rag-documents', 'our docs', 'low'],
      ['rag-retrieve', undefined, 'medium'],
      ['rag-index', undefined, 'medium'],
      ['rag-deleteDocuments', 'docs', 'medium'],
      ['rag-persist', 'docs', 'medium'],
      ['rag-deleteIndex', 'docs', 'medium'],
    ]);
    expect(JSON.stringify(event.success.mock.calls)).not.toContain('where?');
  });

  it('chat with any model: it hands the id to one of its own', async () => {
    const { chat } = await setup();
    const response = await chat({
      model: 'anything',
      index_name: 'docs',
      messages: [{ role: 'user', content: 'where?' }],
    });
    expect(response.status).toBe(200);
    expect(asked[0].url).toBe('/v1/chat/completions');
  });

  it('are refused with the field, and in Backstage’s shape', async () => {
    const { get, post } = await setup();
    const page = await get(`/endpoints/${id}/rag/indexes/a/documents?limit=x`);
    expect(await failure(page)).toMatchObject({
      status: 400,
      name: 'InputError',
      message: 'limit: is not a whole number',
    });
    const climbing = await get(`/endpoints/${id}/rag/indexes/%2e%2e/documents`);
    expect(climbing.status).toBe(404);
    const slash = await get(`/endpoints/${id}/rag/indexes/a%2fb/documents`);
    expect((await failure(slash)).message).toContain('without slashes');
    const large = await post('/rag/index', { documents: ['x'.repeat(2e6)] });
    expect(large.status).toBe(413);
    expect(asked).toEqual([]);
  });

  it('are for RAGEngines alone', async () => {
    await bench.startModel();
    const { get } = await bench.startGateway();
    expect(
      await failure(await get(`/endpoints/${id}/rag/indexes`)),
    ).toMatchObject({
      status: 404,
      message: expect.stringContaining('is no RAGEngine'),
    });
  });
});
