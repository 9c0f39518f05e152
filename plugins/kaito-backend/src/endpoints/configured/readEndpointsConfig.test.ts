import { ConfigReader } from '@backstage/config';
import { readEndpointsConfig } from './readEndpointsConfig';

const read = (endpoints: unknown) =>
  readEndpointsConfig(new ConfigReader({ kaito: { endpoints } as never }));
const entry = {
  id: 'gpt-4o',
  provider: 'openai',
  url: 'https://llm.example.com/v1',
};
const azure = {
  ...entry,
  provider: 'azure-openai',
  url: 'https://r.openai.azure.com',
  deployment: 'gpt-4o',
};

describe('readEndpointsConfig', () => {
  it('reads nothing where nothing is', () => {
    expect(readEndpointsConfig(new ConfigReader({}))).toEqual([]);
    expect(read([])).toEqual([]);
  });

  it('reads everything an entry may say', () => {
    const full = {
      ...azure,
      title: 'GPT-4o (Azure)',
      apiVersion: '2024-10-21',
      entra: {},
      headers: { 'X-Team': 'search' },
      owner: 'group:default/ai-platform',
      model: { name: 'gpt-4o', licence: 'proprietary' },
      calls: ['chat', 'embeddings'],
      abilities: { tools: true, images: 'no', reasoning: 'unknown' },
      prices: { inputPerMillion: 2.5, outputPerMillion: 10, currency: 'USD' },
    };
    expect(read([full])).toEqual([
      {
        ...full,
        abilities: { tools: 'yes', images: 'no', reasoning: 'unknown' },
      },
    ]);
  });

  it.each([
    [{ ...entry, id: 'A b' }, /^kaito\.endpoints\[0\]\.id: takes lower-case/],
    [{ ...entry, id: 'a~b~c' }, /\.id: /],
    [{ ...entry, provider: 'bedrock' }, /\.provider: /],
    [{ ...entry, url: 'ftp://x' }, /\.url: is not an http or https URL/],
    [{ ...entry, url: 'https://u:sekret@x/v1' }, /\.url: must hold no cred/],
    [{ ...entry, url: 'https://x/v1?key=sekret' }, /\.url: must have no query/],
    [{ ...entry, adress: 'sekret' }, /endpoints\[0\]: does not know adress/],
    [{ ...entry, apiKey: '' }, /\.apiKey: is empty/],
    [{ ...entry, apiKey: { sekret: 1 } }, /\.apiKey: /],
    [
      { ...entry, url: 'http://llm.example.com', apiKey: 'sekret' },
      /\.url: must be https: credentials must not travel in the open/,
    ],
    [{ ...entry, headers: { Host: 'sekret' } }, /\.headers\.Host: is set by/],
    [{ ...entry, headers: { 'X-A': 'se\nkret' } }, /\.headers\.X-A: is no val/],
    [{ ...entry, deployment: 'x' }, /\.deployment: means nothing for openai/],
    [{ ...entry, apiVersion: '2024-10-21' }, /\.apiVersion: means nothing/],
    [{ ...entry, entra: {} }, /\.entra: needs a scope for openai/],
    [{ ...azure, deployment: undefined }, /\.deployment: is needed for Azure/],
    [{ ...azure, deployment: '../x' }, /\.deployment: is no name/],
    [{ ...azure, apiVersion: 'latest' }, /\.apiVersion: is a date/],
    [{ ...azure, apiKey: 'sekret', entra: {} }, /\.entra: cannot be used tog/],
    [{ ...azure, calls: ['rerank'] }, /calls\[0\]: azure-openai has no rerank/],
    [{ ...entry, calls: ['images'] }, /\.calls\[0\]: /],
    [
      { ...entry, provider: 'azure-ml', url: 'https://e.ml.azure.com/score' },
      /\.url: is the scoring path/,
    ],
    [
      {
        ...entry,
        prices: { inputPerMillion: -1, outputPerMillion: 1, currency: 'USD' },
      },
      /\.prices\.inputPerMillion: is below zero/,
    ],
  ])('refuses %j', (one, message) => {
    expect(() => read([one])).toThrow(message);
    expect(() => read([one])).not.toThrow(/sekret/);
  });

  it('refuses what is no list, and two entries with one id', () => {
    expect(() => read({ a: entry })).toThrow(/^kaito\.endpoints: /);
    expect(() => read([entry, { ...azure }])).toThrow(
      'kaito.endpoints[1].id: gpt-4o is the id of another entry',
    );
  });

  it('lets keys go over TLS, loopback and within a cluster', () => {
    for (const url of [
      'https://x.example.com',
      'http://127.0.0.1:8000',
      'http://localhost:8000/v1',
      'http://phi.search.svc.cluster.local',
    ]) {
      expect(read([{ ...entry, url, apiKey: 'k' }])).toHaveLength(1);
    }
  });
});
