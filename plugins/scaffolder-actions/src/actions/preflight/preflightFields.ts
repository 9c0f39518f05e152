import type { z as zod3 } from 'zod/v3';
import { renderFields } from '../render/renderFields';

type Z = typeof zod3;

// What is asked before a request may be half of one; the purpose is for people alone.
const { name, namespace, cluster, owner, purpose, dataClass, ...others } =
  renderFields;

/** When the step fails. */
export const FAIL_ON = ['fail', 'warn', 'never'] as const;

/** The input of `kaito:preflight` as the Scaffolder declares it: fields that mean the same are named as for rendering. */
export const preflightFields = {
  request: (z: Z) =>
    z
      .record(z.unknown())
      .optional()
      .describe(
        'What kaito:manifest:render gives as `request`; in place of all fields below but failOn, dataClass and repoUrl',
      ),
  changes: (z: Z) =>
    z
      .record(z.unknown())
      .optional()
      .describe(
        'Of a deployment that runs, what kaito:gitops:change is to change; with cluster, namespace, kind and name alone',
      ),
  failOn: (z: Z) =>
    z
      .enum(FAIL_ON)
      .optional()
      .describe(
        'Mildest outcome of a check that fails the step; fail when left out. never lets it pass as well when the backend cannot be reached',
      ),
  dataClass,
  repoUrl: (z: Z) =>
    z
      .string()
      .optional()
      .describe('Where it is to be proposed, instead of kaito.gitops.repoUrl'),
  ...others,
  name: (z: Z) => name(z).optional(),
  namespace: (z: Z) => namespace(z).optional(),
  cluster: (z: Z) => cluster(z).optional(),
  owner: (z: Z) => owner(z).optional(),
};
