import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ScmError,
  type ScmCheckout,
  type ScmPullRequest,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { oneLine } from '../../pullRequest/escape';
import { branchOf, type Proposal } from './Proposal';

/**
 * Takes a proposal back: another request for the same was first. Its pull request is closed, its branch goes.
 */
export async function withdraw(
  { scm, requestId }: Proposal,
  { number, title }: ScmPullRequest,
  checkout: ScmCheckout,
  logger: LoggerService,
): Promise<void> {
  const { pullRequests } = scm;
  const said = oneLine(`Withdrawn, another was first: ${title}`, 200);
  await pullRequests?.update(number, { title: said });
  await pullRequests?.close(number);
  const branch = branchOf(requestId);
  try {
    const standing = await checkout.branch(branch);
    if (standing) await checkout.remove(branch, standing.commit);
  } catch (error) {
    if (!(error instanceof ScmError)) throw error;
    logger.warn(`The branch ${branch} stays behind: ${error.message}`);
  }
}
