import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { compileKaitoFilter } from '@kaito-portal/backstage-plugin-kaito-node';
import { JointQuestions } from './JointQuestions';
import { resourceRefOf } from './resourceTypes';
import type { Allows, ResourceGate } from './ResourceGate';

const ALWAYS: Allows = () => true;
const NEVER: Allows = Object.assign(() => false, { never: true as const });

/** Asks Backstage's permission policy; conditions are applied to resources in memory. */
export class DefaultResourceGate implements ResourceGate {
  readonly #questions: JointQuestions;
  readonly #registry: PermissionsRegistryService;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#questions = new JointQuestions(options.permissions);
    this.#registry = options.permissionsRegistry;
  }

  async predicate(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<Allows> {
    const decision = await this.#questions.ask(permission, credentials);
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      return decision.result === AuthorizeResult.ALLOW ? ALWAYS : NEVER;
    }
    const ruleset = this.#registry.getPermissionRuleset(
      resourceRefOf(permission.resourceType),
    );
    const filter = createConditionTransformer(ruleset)(decision.conditions);
    return compileKaitoFilter(filter);
  }
}
