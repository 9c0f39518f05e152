import type {
  EditPreflightRequest,
  EditRequest,
  PreflightRequest,
  ProposalRequest,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useKaitoQuery } from '../../hooks';
import type { FormPreview } from './previewForm';

/** Milliseconds between questions while a review is looked at: facts change, and each question costs several look-ups. */
export const REVIEW_MS = 60_000;

/** Key of a preflight in the query cache: field and validation share its answer. */
export const preflightKey = (question: PreflightRequest | undefined) => [
  'preflight',
  question,
];

/** What stands in the way of a request; asks nothing before it can be read. */
export const usePreflight = (question: PreflightRequest | undefined) =>
  useKaitoQuery(
    preflightKey(question),
    (api, signal) => api.preflight(question!, { signal }),
    { enabled: question !== undefined, pollMs: REVIEW_MS },
  );

/** Key of the preflight of a change in the query cache. */
export const editPreflightKey = (
  ref: WorkloadRef,
  request: EditPreflightRequest,
) => ['edit-preflight', ref, request];

/** What stands in the way of a change. */
export const useEditPreflight = (
  ref: WorkloadRef,
  request: EditPreflightRequest,
) =>
  useKaitoQuery(
    editPreflightKey(ref, request),
    (api, signal) => api.preflightEdit(ref, request, { signal }),
    { pollMs: REVIEW_MS },
  );

/** What is to be compared with the repository; undefined when nothing can be rendered, or no id is given yet. */
export function toProposal(
  preview: FormPreview | undefined,
): ProposalRequest | undefined {
  if (preview?.kind !== 'ready' || !preview.request.requestId) {
    return undefined;
  }
  const { requestId, cluster, namespace, owner } = preview.request;
  return {
    requestId,
    cluster,
    namespace,
    owner,
    files: preview.prepared.files.map(({ name, text }) => ({ name, text })),
  };
}

/** What the pull request would change. */
export const useProposalPreview = (proposal: ProposalRequest) =>
  useKaitoQuery(
    ['proposal', proposal],
    (api, signal) => api.previewProposal(proposal, { signal }),
    { pollMs: REVIEW_MS },
  );

/** What the pull request of a change, or of a retirement, would change. */
export const useEditPreview = (ref: WorkloadRef, request: EditRequest) =>
  useKaitoQuery(
    ['edit', ref, request],
    (api, signal) => api.previewEdit(ref, request, { signal }),
    { pollMs: REVIEW_MS },
  );
