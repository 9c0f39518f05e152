import { modelProblem } from './validation';

describe('why a model cannot be asked for', () => {
  it('names what serves instead of a retired one', () => {
    expect(modelProblem('Phi-2')).toBe(
      'KAITO no longer deploys Phi-2. The closest model is microsoft/Phi-4-mini-instruct.',
    );
    expect(modelProblem('falcon-7b')).toContain('mistralai/Mistral-7B-v0.3');
  });

  it('names what a mistyped name may mean', () => {
    expect(modelProblem('phi4')).toBe(
      '“phi4” is neither a model of the catalog nor a Hugging Face id. Did you mean microsoft/phi-4?',
    );
  });

  it.each(['some-org/some model', 'org/a b/c', 'ümlaut/model'])(
    'refuses %s, which is no Hugging Face id',
    name => expect(modelProblem(name)).toContain('publisher/repository'),
  );
});
