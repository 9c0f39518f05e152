import { z } from 'zod';
import { condition, int, labelSelector, root } from './common';

const role = z.strictObject({
  type: z.enum(['prefill', 'decode']),
  replicas: z.int().min(1).optional(),
  instanceType: z.string().optional(),
  runtimeConfig: z.string().optional(),
});

const spec = z.strictObject({
  labelSelector: labelSelector.refine(
    selector =>
      Object.keys(selector.matchLabels ?? {}).length > 0 ||
      (selector.matchExpressions ?? []).length > 0,
    'must have at least one matchLabels or matchExpressions entry',
  ),
  model: z.strictObject({
    name: z.string(),
    modelAccessSecret: z.string().optional(),
  }),
  eppPluginsConfig: z.string().optional(),
  roles: z
    .array(role)
    .min(2)
    .max(2)
    .refine(
      roles => new Set(roles.map(({ type }) => type)).size === 2,
      'must be exactly one prefill and one decode role',
    ),
});

/** MultiRoleInference v1alpha1. */
export const multiRoleInference = root(
  'kaito.sh/v1alpha1',
  'MultiRoleInference',
  {
    spec,
    status: z
      .strictObject({
        conditions: z.array(condition).optional(),
        observedGeneration: int.optional(),
      })
      .optional(),
  },
);
