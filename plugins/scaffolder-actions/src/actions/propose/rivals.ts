import { ConflictError } from '@backstage/errors';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import {
  parseManifests,
  type KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type {
  ScmCheckout,
  ScmListedPullRequest,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { Plan } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { readMachineBlock } from '../../pullRequest/table';
import { branchOf, type Proposal } from './Proposal';

/** An open pull request of another request that brings a file this one brings too. */
export interface Rival {
  path: string;
  url: string;
  requestId: string | null;
  /** Entity ref. */
  requestedBy: string | null;
}

/** Branches of requests; nobody else names one like it. */
const OURS = branchOf('');

function firstObject(text: string): KubeObject | null {
  try {
    return parseManifests(text)[0]?.object ?? null;
  } catch {
    // It is in the way all the same; who asked is not known then.
    return null;
  }
}

/** What a pull request brings, by its branch: its description does not say, or not all of it. */
async function byBranch(
  { branch, url }: ScmListedPullRequest,
  paths: readonly string[],
  checkout: ScmCheckout,
): Promise<Rival | null> {
  const standing = await checkout.branch(branch);
  if (!standing) return null;
  for (const path of paths) {
    const text = await checkout.read(path, standing.commit);
    if (text === null) continue;
    const { requestId, requestedBy } = readProvenance(firstObject(text));
    return { path, url, requestId, requestedBy };
  }
  return null;
}

/** Files that a plan brings and the base branch does not have. */
async function newFiles(
  { manifests, changes }: Plan,
  checkout: ScmCheckout,
): Promise<string[]> {
  const found: string[] = [];
  for (const path of manifests) {
    const isNew = changes.has(path) && (await checkout.read(path)) === null;
    if (isNew) found.push(path);
  }
  return found;
}

/**
 * Another request for the same files whose pull request is open; null when there is none, and where the host has no pull
 * requests.
 * @param before - number of the request's own pull request; only those that were there before count
 */
export async function findRival(
  { scm, requestId, baseBranch }: Proposal,
  plan: Plan,
  checkout: ScmCheckout,
  before = Infinity,
): Promise<Rival | null> {
  const paths = await newFiles(plan, checkout);
  if (!scm.pullRequests || paths.length === 0) return null;
  for await (const pull of scm.pullRequests.openTo(baseBranch)) {
    const { branch, number, url, body } = pull;
    const isOther = branch.startsWith(OURS) && branch !== branchOf(requestId);
    if (!isOther || number >= before) continue;
    const said = readMachineBlock(body);
    if (!said) {
      const rival = await byBranch(pull, paths, checkout);
      if (rival) return rival;
      continue;
    }
    const path = paths.find(each => said.manifests?.includes(each));
    if (path) {
      const { requestedBy = null } = said;
      return { path, url, requestId: said.requestId, requestedBy };
    }
  }
  return null;
}

/** The error that another request was first: who asked, and where. */
export function beaten({ path, url, requestId, requestedBy }: Rival) {
  const who = requestedBy ? ` by ${requestedBy}` : '';
  const which = requestId
    ? `request ${requestId}${who}`
    : `another request${who}`;
  return new ConflictError(
    `${path} is asked for already, in ${which}, whose pull request is open: ${url}. Choose another name, or wait for that one and change the deployment instead.`,
  );
}
