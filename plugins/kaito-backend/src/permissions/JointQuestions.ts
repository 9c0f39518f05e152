import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type {
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/** Permissions that one caller is asked about together, and what the policy says to each. */
interface Batch {
  permissions: ResourcePermission[];
  decisions: Promise<PolicyDecision[]>;
}

/**
 * Asks the permission backend once for what is asked of the same credentials in the same turn: it is reached over HTTP, and
 * most of what a call to a model waits for within the portal is its answer. Nothing is kept for later.
 */
export class JointQuestions {
  readonly #batches = new WeakMap<BackstageCredentials, Batch>();

  constructor(
    private readonly permissions: Pick<
      PermissionsService,
      'authorizeConditional'
    >,
  ) {}

  async ask(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<PolicyDecision> {
    const batch = this.#batches.get(credentials) ?? this.#begin(credentials);
    const place = batch.permissions.push(permission) - 1;
    return (await batch.decisions)[place];
  }

  #begin(credentials: BackstageCredentials): Batch {
    const permissions: ResourcePermission[] = [];
    // A microtask later: whoever asks in the same turn has pushed by then.
    const decisions = Promise.resolve().then(() => {
      this.#batches.delete(credentials);
      return this.permissions.authorizeConditional(
        permissions.map(permission => ({ permission })),
        { credentials },
      );
    });
    const batch = { permissions, decisions };
    this.#batches.set(credentials, batch);
    return batch;
  }
}
