import { readPath } from '../manifests/readPath';
import {
  type Provenance,
  PROVENANCE_ANNOTATIONS,
  PROVENANCE_FACTS,
  PROVENANCE_LIMITS,
  type ProvenanceFact,
} from './facts';

/** Control characters but for tab and line ends, and marks that turn the direction of text around. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A value without characters that do not show or turn others around, and without blanks about it. */
export function cleanText(value: string): string {
  return value.replace(UNSEEN, '').trim();
}

/** What an object writes for a fact, untouched; undefined when that is no text. */
export function claimOf(
  object: unknown,
  fact: ProvenanceFact,
): string | undefined {
  const value = readPath(
    object,
    'metadata',
    'annotations',
    PROVENANCE_ANNOTATIONS[fact],
  );
  return typeof value === 'string' ? value : undefined;
}

/** A purpose that is too long still says something; half an id or half an address would name something else. */
function withinLimit(fact: ProvenanceFact, value: string): string | null {
  const limit = PROVENANCE_LIMITS[fact];
  if (value.length <= limit) {
    return value;
  }
  return fact === 'purpose' ? `${value.slice(0, limit - 1).trimEnd()}…` : null;
}

function read(object: unknown, fact: ProvenanceFact): string | null {
  const value = cleanText(claimOf(object, fact) ?? '');
  return value ? withinLimit(fact, value) : null;
}

/**
 * Reads the provenance an object claims. Blank values, and values too long to be true, count as absent; characters that
 * do not show are left out. Takes any JSON and never throws. What is wrong with the claims: `checkProvenance`.
 */
export function readProvenance(object: unknown): Provenance {
  return {
    requestId: read(object, 'requestId'),
    requestedBy: read(object, 'requestedBy'),
    owner: read(object, 'owner'),
    purpose: read(object, 'purpose'),
    expires: read(object, 'expires'),
    dataClass: read(object, 'dataClass'),
    source: read(object, 'source'),
    pullRequest: read(object, 'pullRequest'),
  };
}

/** Whether an object claims to have come through the portal: it names a request and who asked. */
export function isManaged(provenance: Provenance): boolean {
  return provenance.requestId !== null && provenance.requestedBy !== null;
}

/** The annotations that record a provenance; absent facts write nothing. */
export function toProvenanceAnnotations(
  provenance: Partial<Provenance>,
): Record<string, string> {
  const entries = PROVENANCE_FACTS.flatMap(fact => {
    const value = cleanText(provenance[fact] ?? '');
    return value ? [[PROVENANCE_ANNOTATIONS[fact], value] as const] : [];
  });
  return Object.fromEntries(entries);
}
