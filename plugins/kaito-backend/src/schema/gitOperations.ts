import {
  driftListSchema,
  driftQuerySchema,
  driftSchema,
  editRequestSchema,
  proposalPreviewSchema,
  proposalRequestSchema,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Operation } from './Operation';

/** What the API says of the repositories the fleet is described in. */
export const GIT_OPERATIONS: readonly Operation[] = [
  {
    operationId: 'listDrift',
    method: 'get',
    path: '/drift',
    summary:
      'How the workloads the caller may read stand against Git, also those that are in Git alone, and the repositories.',
    query: driftQuerySchema,
    answer: { name: 'DriftList', schema: driftListSchema },
    refusals: [304, 400, 403],
  },
  {
    operationId: 'getWorkloadDrift',
    method: 'get',
    path: '/workloads/{cluster}/{kind}/{namespace}/{name}/drift',
    summary:
      'How one workload stands against its file in Git: what differs, what that means, since when. 404 also for one the caller may not read.',
    answer: { name: 'Drift', schema: driftSchema },
    refusals: [304, 400, 404],
  },
  {
    operationId: 'previewProposal',
    method: 'post',
    path: '/proposals/preview',
    summary:
      'What a request with these manifests would change in its repository. Nothing is sent there. For users only.',
    input: { name: 'ProposalRequest', schema: proposalRequestSchema },
    answer: { name: 'ProposalPreview', schema: proposalPreviewSchema },
    refusals: [400, 403, 409, 413, 503],
  },
  {
    operationId: 'previewEdit',
    method: 'post',
    path: '/workloads/{cluster}/{kind}/{namespace}/{name}/proposal',
    summary:
      'What changing or retiring a workload would change in its repository. Nothing is sent there. 404 also for one the caller may not read. For users only.',
    input: { name: 'EditRequest', schema: editRequestSchema },
    answer: { name: 'ProposalPreview', schema: proposalPreviewSchema },
    refusals: [400, 403, 404, 409, 413, 503],
  },
];
