import { proseSentences } from './prose';

describe('proseSentences', () => {
  it('keeps sentences and leaves headings, tables, code and links out', () => {
    const markdown = [
      '# A heading that is not a sentence.',
      '',
      'The portal shows [which models](https://example.com) run. It says **why** a',
      'model is not ready.',
      '',
      '| a | table. |',
      '| --- | --- |',
      '',
      '```sh',
      'Echo this is code and no sentence.',
      '```',
      '',
      '- Items of a list are `sentences` too.',
      '- too short.',
    ].join('\n');
    expect(proseSentences(markdown)).toEqual([
      'The portal shows which models run.',
      'It says why a model is not ready.',
      'Items of a list are sentences too.',
    ]);
  });

  it('does not cut at a version number or an abbreviation in the middle', () => {
    expect(proseSentences('Yarn 4.18 installs e.g. the plugins.')).toEqual([
      'Yarn 4.18 installs e.g. the plugins.',
    ]);
  });
});
