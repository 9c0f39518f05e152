import { licenceClassSchema } from '@kaito-portal/backstage-plugin-kaito-common';
import { z } from 'zod';

const pattern = z.string().trim().min(1).max(200);
const patterns = z.array(pattern).min(1).max(500);

const needsOne = 'names nothing to hold to';
const isEmpty = (value: object) =>
  Object.values(value).every(one => one === undefined);

/** What may be chosen and what not. With `allow`, nothing else may. */
function choice<T extends z.ZodType>(list: T) {
  return z
    .strictObject({ allow: list.optional(), deny: list.optional() })
    .refine(value => !isEmpty(value), needsOne);
}

/** A choice some of which somebody must approve. */
function approvable<T extends z.ZodType>(list: T) {
  return z
    .strictObject({
      allow: list.optional(),
      deny: list.optional(),
      needsApproval: list.optional(),
      /** Who approves, for people. */
      approvers: z.string().trim().min(1).max(200).optional(),
    })
    .refine(
      ({ approvers, ...rest }) => !isEmpty(rest) && approvers !== '',
      needsOne,
    )
    .refine(
      ({ needsApproval, approvers }) =>
        (needsApproval === undefined) === (approvers === undefined),
      'needsApproval and approvers go together: name what needs approval, and who gives it',
    );
}

const licenceClasses = z.array(licenceClassSchema).min(1);

const limitsSchema = z
  .strictObject({
    gpus: z.int().nonnegative().optional(),
    nodes: z.int().nonnegative().optional(),
    costPerMonth: z
      .strictObject({
        amount: z.number().nonnegative(),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/, 'is an ISO 4217 code such as EUR'),
      })
      .optional(),
  })
  .refine(value => !isEmpty(value), needsOne);

const expirySchema = z
  .strictObject({
    required: z.boolean().optional(),
    longestDays: z.int().positive().max(36_500).optional(),
  })
  .refine(
    ({ required, longestDays }) => required || longestDays !== undefined,
    needsOne,
  );

/** What a rule can hold a request to. */
const demands = {
  models: approvable(patterns).optional(),
  licences: approvable(patterns).optional(),
  licenceClasses: approvable(licenceClasses).optional(),
  instanceTypes: choice(patterns).optional(),
  places: z
    .strictObject({
      clusters: choice(patterns).optional(),
      namespaces: choice(patterns).optional(),
    })
    .refine(value => !isEmpty(value), needsOne)
    .optional(),
  limits: limitsSchema.optional(),
  expiry: expirySchema.optional(),
  ownerKinds: z.array(z.string().trim().min(1).max(63)).min(1).optional(),
  dataClasses: z
    .strictObject({
      allow: patterns.optional(),
      deny: patterns.optional(),
      required: z.literal(true).optional(),
    })
    .refine(value => !isEmpty(value), needsOne)
    .optional(),
};

const DEMANDS = Object.keys(demands) as (keyof typeof demands)[];

const ruleSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    severity: z.enum(['deny', 'warn']).default('deny'),
    /** Why, in the administrators' words. */
    reason: z.string().trim().min(1).max(500).optional(),
    teams: patterns.optional(),
    clusters: patterns.optional(),
    namespaces: patterns.optional(),
    ...demands,
  })
  .refine(
    rule => DEMANDS.some(demand => rule[demand] !== undefined),
    `asks for nothing. Give it one of ${DEMANDS.join(', ')}`,
  );

/** `kaito.policy` as it is written. */
export const policySchema = z
  .strictObject({
    /** The data classes there are; any when left out. */
    dataClasses: z
      .array(z.string().trim().min(1).max(100))
      .min(1)
      .max(50)
      .optional(),
    rules: z.array(ruleSchema).max(500).default([]),
  })
  .check(({ value: { rules }, issues }) => {
    const names = rules.map(({ name }) => name);
    names.forEach((name, index) => {
      if (names.indexOf(name) < index) {
        issues.push({
          code: 'custom',
          input: name,
          path: ['rules', index, 'name'],
          message: `another rule is named '${name}' as well`,
        });
      }
    });
  });

export type PolicyConfig = z.infer<typeof policySchema>;
export type PolicyRule = PolicyConfig['rules'][number];
/** A choice as a rule writes it. */
export interface Choice {
  allow?: readonly string[];
  deny?: readonly string[];
  needsApproval?: readonly string[];
  approvers?: string;
}
