import type { Answer } from './exchange';

const LONGEST_TEXT = 1024 * 1024;

/**
 * Answers with their ETags, so that following a pull request asks for what changed: a host that has nothing new says so
 * in a word, and GitHub does not count it. Keep one for as long as something is followed, and hand it to each provider
 * for the same account.
 * @public
 */
export class ScmAnswerCache {
  private readonly answers = new Map<
    string,
    { etag: string; answer: Answer }
  >();

  /** @param most - answers kept; the one unused for longest goes first */
  constructor(private readonly most = 500) {}

  /** Header that asks whether an answer is still the same. */
  condition(url: string): Record<string, string> {
    const known = this.answers.get(url);
    return known ? { 'if-none-match': known.etag } : {};
  }

  /** The answer that counts: the one given, or the kept one it confirms. */
  settle(url: string, answer: Answer): Answer {
    const known = this.answers.get(url);
    if (answer.status === 304 && known) {
      this.keep(url, known);
      return known.answer;
    }
    const etag = answer.header('etag');
    const short = answer.text.length <= LONGEST_TEXT;
    if (answer.status === 200 && etag && short) {
      this.keep(url, { etag, answer });
    } else if (answer.status !== 304) {
      this.answers.delete(url);
    }
    return answer;
  }

  private keep(url: string, entry: { etag: string; answer: Answer }): void {
    this.answers.delete(url);
    this.answers.set(url, entry);
    const [oldest] = this.answers.keys();
    if (this.answers.size > this.most) this.answers.delete(oldest);
  }
}
