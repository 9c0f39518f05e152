import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { ScmPullRequestStatus } from '../types';
import type { Asked, Told } from './LoopbackHost';
import type { PullBook } from './PullBook';

export const TOKEN = 'tok3n-that-nobody-may-see';

/** A Git host's REST API, as its documentation describes it, over a book of pull requests. */
export interface StandIn {
  name: string;
  book: PullBook;
  /** Largest page this stand-in gives. */
  page: number;
  answer(asked: Asked): Told;
  /** A refusal in the host's own spelling. */
  refusal(status: number, message: string): Told;
  /** A used-up rate limit in the host's own spelling. */
  limited(seconds: number): Told;
  /** "Too fast" in the host's own spelling, for hosts that tell it from a used-up limit. */
  tooFast(seconds: number): Told;
  integrations(origin: string): ScmIntegrationRegistry;
  repoUrl(origin: string): string;
  /** Value of the header that signs in. */
  authorization: string;
  /** Whose names the host can take as reviewer, and one it cannot. */
  reviewer: { good: string; bad: string };
  keepsLabels: boolean;
  /** Page of a pull request. */
  pageOf(origin: string, number: number): string;
  /** What following tells of one that is approved by ana, refused by bo, and has a check that runs. */
  followsOpen: Partial<ScmPullRequestStatus>;
  /** What following tells after robin merged it. */
  followsMerged: Partial<ScmPullRequestStatus>;
}

/** One slice of a list. */
export function slice<T>(list: readonly T[], start: number, size: number) {
  return {
    items: list.slice(start, start + size),
    more: start + size < list.length,
  };
}

/** A number from the query. */
export function number(url: URL, name: string, otherwise: number): number {
  return Number(url.searchParams.get(name) ?? otherwise);
}
