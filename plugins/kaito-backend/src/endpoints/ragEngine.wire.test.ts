import {
  KaitoClient,
  ragDocumentPageSchema,
  ragRetrievalSchema,
  type KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { endpointFixture, proxiedEndpoint } from './__testUtils__/fixtures';
import { DANA, useGateway } from './__testUtils__/useGateway';

const PUMP = {
  text: 'The pump starts when the tank is half full.',
  metadata: { file_name: 'manual.md' },
};
const FILTER = { text: 'Filters are changed every six months.' };

describe("the sandbox's RAGEngine through the gateway", () => {
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
  const index = 'our manuals';

  async function setup(): Promise<KaitoApi> {
    await bench.startRag();
    const { url } = await bench.startGateway({ endpoints: [rag] });
    return new KaitoClient({
      discoveryApi: { getBaseUrl: async () => url },
      fetchApi: {
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            headers: {
              ...(init?.headers as Record<string, string>),
              authorization: DANA,
            },
          }),
      },
    });
  }

  const add = (api: KaitoApi) =>
    api.callRag(id, 'index', {
      body: { index_name: index, documents: [PUMP, FILTER] },
    });

  const documents = async (api: KaitoApi) =>
    ragDocumentPageSchema.parse(
      await (
        await api.callRag(id, 'documents', { index, query: { limit: 10 } })
      ).json(),
    ).documents;

  it('takes documents, finds passages and answers with its sources', async () => {
    const api = await setup();
    await add(api);
    const names = await api.callRag(id, 'indexes');
    expect(await names.json()).toEqual([index]);
    expect(await documents(api)).toEqual([
      expect.objectContaining(PUMP),
      expect.objectContaining(FILTER),
    ]);
    const found = await api.callRag(id, 'retrieve', {
      body: { index_name: index, query: 'When are filters changed?' },
    });
    const { results } = ragRetrievalSchema.parse(await found.json());
    expect(results[0]).toMatchObject(FILTER);
    const answer = await api.callEndpoint(id, 'chat', {
      index_name: index,
      messages: [{ role: 'user', content: 'When does the pump start?' }],
      stream: false,
    });
    expect(await answer.json()).toMatchObject({
      choices: [{ message: { content: expect.any(String) } }],
      source_nodes: [expect.objectContaining(PUMP)],
    });
  });

  it('removes documents, and brings back an index that was saved', async () => {
    const api = await setup();
    await add(api);
    await api.callRag(id, 'persist', { index });
    const [{ doc_id: first }] = await documents(api);
    const removed = await api.callRag(id, 'deleteDocuments', {
      index,
      body: { doc_ids: [first] },
    });
    expect(await removed.json()).toMatchObject({ deleted_doc_ids: [first] });
    expect(await documents(api)).toHaveLength(1);
    await api.callRag(id, 'deleteIndex', { index });
    expect(await (await api.callRag(id, 'indexes')).json()).toEqual([]);
    await api.callRag(id, 'load', { index });
    expect(await documents(api)).toHaveLength(2);
  });
});
