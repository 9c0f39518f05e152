import type { Prompt, SamplingOptions } from '../engine/TextEngine';
import { createNgramEngine, INTRODUCTION } from './createNgramEngine';
import { splitPieces } from './pieces';
import { PRIMER } from './primer';
import { proseSentences } from './prose';

const engine = createNgramEngine();
const sampling: SamplingOptions = { temperature: 0.8, topP: 1, seed: 1 };

async function write(prompt: Prompt, options: Partial<SamplingOptions> = {}) {
  const pieces: string[] = [];
  for await (const { text } of engine.generate(prompt, {
    ...sampling,
    ...options,
  })) {
    pieces.push(text);
  }
  return pieces;
}

const ask = (content: string): Prompt => ({
  kind: 'chat',
  messages: [{ role: 'user', content }],
});

const askAgain = (content: string): Prompt => ({
  kind: 'chat',
  messages: [
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Hello' },
    { role: 'user', content },
  ],
});

describe('createNgramEngine', () => {
  it('says what it is in the first answer and only there', async () => {
    expect((await write(ask('What is KAITO?'))).join('')).toMatch(
      new RegExp(`^${INTRODUCTION} \\p{Lu}`, 'u'),
    );
    expect((await write(askAgain('What is KAITO?'))).join('')).not.toContain(
      'statistical',
    );
  });

  it('says what it is where models are listed', () => {
    expect(engine.describe()).toMatchObject({
      ownedBy: 'kaito-portal-sandbox',
      description: expect.stringContaining('Not a language model'),
    });
  });

  it('repeats itself with the same seed and does not with another', async () => {
    const prompt = askAgain('How much memory does a GPU have?');
    const first = await write(prompt, { seed: 11 });
    expect(await write(prompt, { seed: 11 })).toEqual(first);
    expect(await write(prompt, { seed: 12 })).not.toEqual(first);
  });

  it('begins with a sentence about the words of the question', async () => {
    for (const [question, word] of [
      ['What is a tensor?', /tensor/i],
      ['Tell me about quota', /quota/i],
      ['Why pull requests?', /pull request/i],
    ] as const) {
      const text = (await write(askAgain(question), { temperature: 0 })).join(
        '',
      );
      expect(text.split('. ')[0]).toMatch(word);
    }
  });

  it('ends its sentences', async () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const text = (await write(askAgain('nodes'), { seed })).join('');
      expect(text).toMatch(/^\p{Lu}.*[.!?]$/u);
    }
  });

  it('only puts pieces side by side that it has read side by side', async () => {
    const read = new Set<string>();
    for (const sentence of proseSentences(PRIMER)) {
      const pieces = splitPieces(` ${sentence}`);
      pieces.forEach((piece, index) => read.add(piece + pieces[index + 1]));
    }
    for (let seed = 0; seed < 50; seed += 1) {
      const pieces = await write(
        { kind: 'text', text: 'capacity' },
        { seed, temperature: 2 },
      );
      pieces.slice(1, -1).forEach((piece, index) => {
        const following = pieces[index + 2];
        expect(piece === '.' || read.has(piece + following)).toBe(true);
      });
    }
  });

  it('counts as many tokens in its text as it generated', async () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const pieces = await write(ask('Which model fits a T4?'), {
        seed,
        temperature: 1.5,
      });
      const tokens = await engine.tokenize({
        kind: 'text',
        text: pieces.join(''),
      });
      expect(tokens).toHaveLength(pieces.length);
    }
  });

  it('reads tokens back', async () => {
    const text = 'assistant: Grüße, 世界 🙂';
    const tokens = await engine.tokenize({ kind: 'text', text });
    expect(await engine.detokenize(tokens)).toBe(text);
  });

  it('learns from the documents it is given', async () => {
    const taught = createNgramEngine({
      documents: ['Zebras graze beside the quagga on the savanna.'],
    });
    let text = '';
    for await (const piece of taught.generate(askAgain('zebras?'), {
      ...sampling,
      temperature: 0,
    })) {
      text += piece.text;
    }
    expect(text).toContain('Zebras graze beside the quagga');
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const pieces: string[] = [];
    for await (const { text } of engine.generate(
      ask('stop'),
      sampling,
      controller.signal,
    )) {
      pieces.push(text);
      if (pieces.length === 3) {
        controller.abort();
      }
    }
    expect(pieces).toHaveLength(3);
  });
});
