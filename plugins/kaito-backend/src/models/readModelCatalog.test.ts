import { ConfigReader } from '@backstage/config';
import { listModels } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { readModelCatalog } from './readModelCatalog';

const read = (models: unknown) =>
  readModelCatalog(new ConfigReader({ kaito: { models } } as never));

describe('readModelCatalog', () => {
  it('is KAITO’s catalog without configuration', () => {
    expect(readModelCatalog(new ConfigReader({}))).toEqual(listModels());
  });

  it('applies what the organisation wants', () => {
    const models = read({
      hide: ['MiniMaxAI/MiniMax-M2.7'],
      approve: [
        { model: 'phi-4', reviewer: 'group:default/ai', date: '2026-10-01' },
      ],
    });
    expect(models).toHaveLength(59);
    expect(
      models.filter(({ approval }) => approval).map(({ name }) => name),
    ).toEqual(['microsoft/phi-4']);
  });

  it.each([
    [{ hide: 'phi-4' }, 'kaito.models.hide: '],
    [{ hide: ['phi-44'] }, 'kaito.models.hide[0]: there is no model phi-44'],
    ['phi-4', 'kaito.models: '],
  ])('refuses %j, naming the field', (models, message) => {
    expect(() => read(models)).toThrow(message);
  });
});
