import type {
  EndpointAbilities,
  EndpointView,
} from '@kaito-portal/backstage-plugin-kaito-common/api';

/** How a setting stands to the endpoints that would be asked with it. */
export interface AbilityNote {
  /** None of them can do it. */
  refused: boolean;
  /** What to know; null when all of them can. */
  note: string | null;
}

const WORDS: Record<
  Exclude<keyof EndpointAbilities, 'images' | 'reasoning'>,
  { cannot: string; unknown: string }
> = {
  tools: {
    cannot: 'cannot call tools',
    unknown: 'Whether the model can call tools is not known; it may refuse.',
  },
  jsonSchema: {
    cannot: 'cannot be held to a JSON schema',
    unknown:
      'Whether the model can be held to a schema is not known; it may refuse or ignore it.',
  },
  logprobs: {
    cannot: 'does not tell probabilities',
    unknown:
      'Whether the model tells probabilities is not known; it may refuse or ignore it.',
  },
};

/** Whether a setting makes sense for these endpoints, and what to know of it. */
export function abilityNote(
  endpoints: readonly Pick<EndpointView, 'title' | 'abilities'>[],
  ability: keyof typeof WORDS,
): AbilityNote {
  const { cannot, unknown } = WORDS[ability];
  const refusing = endpoints.filter(one => one.abilities[ability] === 'no');
  if (refusing.length > 0) {
    const names = refusing.map(one => one.title).join(', ');
    const refused = refusing.length === endpoints.length;
    return {
      refused,
      note: refused
        ? `${names} ${cannot}.`
        : `${names} ${cannot} and is asked without.`,
    };
  }
  const open = endpoints.some(one => one.abilities[ability] === 'unknown');
  return { refused: false, note: open ? unknown : null };
}
