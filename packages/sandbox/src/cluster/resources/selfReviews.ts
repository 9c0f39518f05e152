import { defineResource } from './ResourceType';

const review = (kind: string, plural: string) =>
  defineResource({
    group: 'authorization.k8s.io',
    version: 'v1',
    kind,
    plural,
    singular: '',
    namespaced: false,
    hasStatus: false,
    hasGeneration: false,
    verbs: ['create'],
  });

/** Questions about the asker's own rights. They are answered, never stored. */
export const SELF_REVIEWS = {
  access: review('SelfSubjectAccessReview', 'selfsubjectaccessreviews'),
  rules: review('SelfSubjectRulesReview', 'selfsubjectrulesreviews'),
};
