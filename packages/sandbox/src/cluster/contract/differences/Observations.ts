import { normalize } from './normalize';

/** What the servers under contract did, by name. */
export class Observations {
  private readonly seen = new Map<string, Map<string, string>>();

  /** Notes one thing a server did. */
  note(target: string, name: string, value: unknown, namespace: string) {
    this.of(target).set(name, normalize(value, namespace));
  }

  /** Everything one server did. */
  of(target: string): Map<string, string> {
    const noted = this.seen.get(target) ?? new Map<string, string>();
    this.seen.set(target, noted);
    return noted;
  }
}
