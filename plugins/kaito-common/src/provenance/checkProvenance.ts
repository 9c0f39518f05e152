import { readPath } from '../manifests/readPath';
import { claimOf, cleanText } from './annotations';
import { parseExpiry } from './expiry';
import {
  PROVENANCE_ANNOTATIONS,
  PROVENANCE_FACTS,
  PROVENANCE_LIMITS,
  type ProvenanceFact,
} from './facts';

/** A claim that cannot be what it says it is. */
export interface ProvenanceProblem {
  fact: ProvenanceFact;
  annotation: string;
  message: string;
  fix: string;
}

type Check = {
  holds: (value: string) => boolean;
  message: string;
  fix: string;
};

const ENTITY_REF = /^[a-z][a-z0-9]*:([\w.-]{1,63}\/)?[\w.-]{1,63}$/i;
const ID = /^[\w.:-]+$/;

function isWebAddress(value: string): boolean {
  // Read by hand: an address is only compared and shown, and this runs where no URL parser may be trusted to agree.
  return /^https?:\/\/[^\s/?#@]+([/?#][^\s]*)?$/i.test(value);
}

const entityRef = (example: string): Check => ({
  holds: value => ENTITY_REF.test(value),
  message: 'is not an entity ref',
  fix: `Write it as ${example}`,
});
const address: Check = {
  holds: isWebAddress,
  message: 'is not an http(s) address without credentials',
  fix: 'Write the full address',
};

const CHECKS: Partial<Record<ProvenanceFact, Check>> = {
  requestId: {
    holds: value => ID.test(value),
    message: 'holds more than letters, digits and . : _ -',
    fix: 'Write the id the portal gave the request',
  },
  requestedBy: entityRef('user:default/dana'),
  owner: entityRef('group:default/search'),
  expires: {
    holds: value => parseExpiry(value) !== null,
    message: 'is not an ISO 8601 date',
    fix: 'Write it as 2027-01-31',
  },
  source: address,
  pullRequest: address,
};

function problemOf(
  object: unknown,
  fact: ProvenanceFact,
): Pick<ProvenanceProblem, 'message' | 'fix'> | null {
  const annotation = PROVENANCE_ANNOTATIONS[fact];
  const raw = readPath(object, 'metadata', 'annotations', annotation);
  const claim = claimOf(object, fact);
  if (raw !== undefined && raw !== null && claim === undefined) {
    return { message: 'is not text', fix: 'Put it in quotes' };
  }
  const value = cleanText(claim ?? '');
  const limit = PROVENANCE_LIMITS[fact];
  if (value.length > limit) {
    return {
      message: `is longer than ${limit} characters`,
      fix: `Shorten it to ${limit} characters`,
    };
  }
  if (claim !== undefined && value !== claim.trim()) {
    return {
      message: 'holds characters that do not show',
      fix: 'Write it anew without them',
    };
  }
  const check = CHECKS[fact];
  return value && check && !check.holds(value)
    ? { message: check.message, fix: check.fix }
    : null;
}

/**
 * What is wrong with the claims an object makes of its provenance. Whether they are true is another question: that takes
 * the stored request and the commit. Takes any JSON and never throws.
 */
export function checkProvenance(object: unknown): ProvenanceProblem[] {
  return PROVENANCE_FACTS.flatMap(fact => {
    const problem = problemOf(object, fact);
    return problem
      ? [
          {
            fact,
            annotation: PROVENANCE_ANNOTATIONS[fact],
            message: `${PROVENANCE_ANNOTATIONS[fact]} ${problem.message}`,
            fix: problem.fix,
          },
        ]
      : [];
  });
}
