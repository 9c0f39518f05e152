import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { Allows, ResourceGate } from './ResourceGate';

/** How long a right that is withdrawn may still be used. What a token says of its owner's groups holds far longer. */
const KEEP_MS = 10_000;

interface Answer {
  at: number;
  allows: Promise<Allows>;
}

/**
 * Takes what the policy has just said to a caller for what it would say again, for ten seconds from the question: a
 * program that calls a model over and over does not wait for the permission backend at each call. The caller's token is checked
 * before, each time. A failure is not kept, nor is a refusal of everything: who has just been given the right need not wait.
 */
export class RecentResourceGate implements ResourceGate {
  /** Oldest first. */
  readonly #answers = new Map<string, Answer>();

  constructor(
    private readonly gate: ResourceGate,
    private readonly now: () => number = () => performance.now(),
  ) {}

  predicate(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<Allows> {
    this.#forgetOld();
    // All of the principal: a service that acts for somebody, or with fewer rights than it has, is another caller.
    const key = JSON.stringify([permission.name, credentials.principal]);
    const recent = this.#answers.get(key);
    if (recent) {
      return recent.allows;
    }
    const allows = this.gate.predicate(permission, credentials);
    const answer = { at: this.now(), allows };
    this.#answers.set(key, answer);
    const forget = () => {
      if (this.#answers.get(key) === answer) {
        this.#answers.delete(key);
      }
    };
    allows.then(({ never }) => never && forget(), forget);
    return allows;
  }

  #forgetOld(): void {
    for (const [key, { at }] of this.#answers) {
      if (this.now() - at < KEEP_MS) {
        return;
      }
      this.#answers.delete(key);
    }
  }
}
