import type { Answer } from './exchange';
import { ScmAnswerCache } from './ScmAnswerCache';

const answer = (status: number, etag: string | null, text = ''): Answer => ({
  status,
  header: name => (name === 'etag' ? etag : null),
  text,
  isHtml: false,
});

describe('ScmAnswerCache', () => {
  it('answers with what a host confirms', () => {
    const cache = new ScmAnswerCache();
    expect(cache.condition('a')).toEqual({});
    cache.settle('a', answer(200, '"1"', 'one'));
    expect(cache.condition('a')).toEqual({ 'if-none-match': '"1"' });
    expect(cache.settle('a', answer(304, null)).text).toBe('one');
    expect(cache.settle('a', answer(200, '"2"', 'two')).text).toBe('two');
    expect(cache.condition('a')).toEqual({ 'if-none-match': '"2"' });
  });

  it('forgets what is gone, and confirms nothing it does not have', () => {
    const cache = new ScmAnswerCache();
    cache.settle('a', answer(200, '"1"'));
    cache.settle('a', answer(404, null));
    expect(cache.condition('a')).toEqual({});
    expect(cache.settle('b', answer(304, null)).status).toBe(304);
    cache.settle('c', answer(200, '"1"', 'x'.repeat(2 ** 20 + 1)));
    expect(cache.condition('c')).toEqual({});
  });

  it('keeps the ones that are used', () => {
    const cache = new ScmAnswerCache(2);
    for (const url of ['a', 'b']) cache.settle(url, answer(200, '"1"'));
    cache.settle('a', answer(304, null));
    cache.settle('c', answer(200, '"1"'));
    const known = ['a', 'b', 'c'].filter(
      url => Object.keys(cache.condition(url)).length > 0,
    );
    expect(known).toEqual(['a', 'c']);
  });
});
