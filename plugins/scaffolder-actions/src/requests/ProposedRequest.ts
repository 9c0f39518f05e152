import type { RequestRegistration } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** What a proposal asks for, as the portal's Requests page shows it. */
export type ProposedRequest = Pick<
  RequestRegistration,
  | 'verb'
  | 'place'
  | 'owner'
  | 'purpose'
  | 'expires'
  | 'model'
  | 'instanceType'
  | 'expects'
>;
