import type { CauseLink } from '../../api/dto/workload';
import type { EventObject } from '../../manifests/cluster';
import type { Condition, KubeObject } from '../../manifests/types';
import { nameOf, rawWords } from './evidence';
import type { CauseLayer } from './layers';

/** What a fault is and what to do about it, before it is tied to an object. */
export interface Explanation {
  /** A stable word for the fault, e.g. `quota`. */
  code: string;
  summary: string;
  /** The mechanism behind it; null when the summary says it all. */
  why?: string | null;
  nextStep: string | null;
}

type Raw = CauseLink['raw'];

/** Ties an explanation to the object and the raw words it was read from. */
export function linkOf(
  layer: CauseLayer,
  object: string,
  said: Explanation,
  raw: Raw,
): CauseLink {
  return {
    layer,
    code: said.code,
    summary: said.summary,
    why: said.why ?? null,
    nextStep: said.nextStep,
    object,
    evidence: rawWords(raw.reason, raw.message),
    since: raw.at,
    raw,
    alsoAffects: [],
  };
}

/** A condition as raw words. */
export function rawCondition(condition: Partial<Condition> | undefined): Raw {
  return {
    source: 'condition',
    type: condition?.type ?? null,
    reason: condition?.reason || null,
    message: condition?.message || null,
    at: condition?.lastTransitionTime ?? null,
  };
}

/** Raw words of anything else than a condition or event. */
export function rawState(
  source: 'container' | 'object',
  reason?: string | null,
  message?: string | null,
  at?: string | null,
): Raw {
  return {
    source,
    type: null,
    reason: reason || null,
    message: message || null,
    at: at ?? null,
  };
}

/** When an event was last seen. */
export function lastSeen(event: EventObject) {
  return (
    event.lastTimestamp ??
    event.eventTime ??
    event.firstTimestamp ??
    event.metadata.creationTimestamp
  );
}

/** An event as raw words. */
export function rawEvent(event: EventObject): Raw {
  return {
    source: 'event',
    type: event.type ?? null,
    reason: event.reason || null,
    message: event.message || null,
    at: lastSeen(event) ?? null,
  };
}

/** A link at an object's own layer. */
export function linkAt(
  layer: CauseLayer,
  object: KubeObject,
  said: Explanation,
  raw: Raw,
): CauseLink {
  return linkOf(layer, nameOf(object), said, raw);
}

/** One link for all objects of a layer that suffer the same: the first, and the names of the others. */
export function foldAlike(links: readonly CauseLink[]): CauseLink[] {
  const folded = new Map<string, CauseLink>();
  for (const link of links) {
    const key = `${link.layer}/${link.code}`;
    const first = folded.get(key);
    if (!first) {
      folded.set(key, link);
    } else if (
      first.object !== link.object &&
      !first.alsoAffects.includes(link.object)
    ) {
      folded.set(key, {
        ...first,
        alsoAffects: [...first.alsoAffects, link.object],
      });
    }
  }
  return [...folded.values()];
}
