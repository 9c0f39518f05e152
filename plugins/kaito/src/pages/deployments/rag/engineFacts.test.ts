import type { WorkloadDetail } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { engineFacts } from './engineFacts';

const factsOf = (spec: unknown) =>
  Object.fromEntries(
    engineFacts({ manifest: { spec } } as unknown as WorkloadDetail),
  );

describe('engineFacts', () => {
  it.each([
    [
      { local: { modelID: 'BAAI/bge-small-en-v1.5' } },
      'BAAI/bge-small-en-v1.5',
    ],
    [{ local: { image: 'registry.example/bge:1' } }, 'registry.example/bge:1'],
    [{ remote: { url: 'https://embed.example' } }, 'https://embed.example'],
    [undefined, null],
  ])('says what embeds the documents: %j', (embedding, words) => {
    expect(factsOf({ embedding })).toEqual({
      'Embeds with': words,
      Asks: null,
    });
  });

  it('says what is asked for answers', () => {
    const url = 'http://phi.search.svc.cluster.local/v1/chat/completions';
    expect(factsOf({ inferenceService: { url } }).Asks).toBe(url);
  });

  it('knows nothing of an object without a spec', () => {
    expect(factsOf(undefined)).toEqual({ 'Embeds with': null, Asks: null });
  });
});
