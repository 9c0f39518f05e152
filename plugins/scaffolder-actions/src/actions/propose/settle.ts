import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ScmError,
  type ScmCheckout,
  type ScmPullRequest,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { Plan } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import type { Proposal } from './Proposal';
import { plan } from './pushProposal';
import { recordPullRequest } from './recordPullRequest';
import { beaten, findRival } from './rivals';
import { withdraw } from './withdraw';

/** Does what the pull request is complete without; what the host refuses is logged. */
async function orWarn<T>(
  act: () => Promise<T>,
  otherwise: T,
  warn: (reason: string) => void,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ScmError)) throw error;
    warn(error.message);
    return otherwise;
  }
}

/**
 * What is left to do once a pull request is open: two requests that looked at the same moment see each other now, and
 * the later one is taken back; then its address is written into the manifests. Returns whether it was written.
 * @throws ConflictError when another request for the same files was first
 */
export async function settle(
  proposal: Proposal,
  pullRequest: ScmPullRequest,
  logger: LoggerService,
): Promise<boolean> {
  const { number, url } = pullRequest;
  const open = () => proposal.scm.checkout(proposal.baseBranch);
  const found = await orWarn<[ScmCheckout, Plan] | null>(
    async () => {
      const checkout = await open();
      return [checkout, await plan(proposal, checkout, url)];
    },
    null,
    reason => logger.warn(`The pull request is open, but ${reason}`),
  );
  if (!found) return false;
  const [checkout, planned] = found;
  try {
    const rival = await orWarn(
      () => findRival(proposal, planned, checkout, number),
      null,
      reason =>
        logger.warn(
          `Whether another open request is for the same files is not known: ${reason}`,
        ),
    );
    if (rival) {
      await withdraw(proposal, pullRequest, checkout, logger);
      throw beaten(rival);
    }
    // Without the link in the manifest, the request id still ties the two.
    return await orWarn(
      () => recordPullRequest(proposal, planned, checkout, url),
      false,
      reason =>
        logger.warn(
          `The pull request is open, but its address could not be written into the manifest: ${reason}`,
        ),
    );
  } finally {
    await checkout.dispose();
  }
}
