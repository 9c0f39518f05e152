import type { ConversationSettings } from '@kaito-portal/backstage-plugin-kaito-common/chat';
import { settingsSchema, type Settings } from '../settings';

/** What the settings are called in a file, by OpenAI's names. */
const NAMES = {
  temperature: 'temperature',
  top_p: 'topP',
  top_k: 'topK',
  max_tokens: 'maxTokens',
  seed: 'seed',
  presence_penalty: 'presencePenalty',
  frequency_penalty: 'frequencyPenalty',
  stop: 'stop',
} as const satisfies Record<keyof Settings, keyof ConversationSettings>;

const PAIRS = Object.entries(NAMES) as [
  keyof Settings,
  keyof ConversationSettings,
][];

/** Settings under the names they have in a file. */
export function toWritten(settings: Settings): Partial<ConversationSettings> {
  return Object.fromEntries(
    PAIRS.flatMap(([name, written]) =>
      settings[name] === undefined ? [] : [[written, settings[name]]],
    ),
  );
}

/** Settings of a file. Throws with the one that cannot be. */
export function fromWritten(written: ConversationSettings): Settings {
  const read = settingsSchema.safeParse(
    Object.fromEntries(
      PAIRS.flatMap(([name, key]) => {
        const value = written[key];
        const unset = value === null || (value as unknown[]).length === 0;
        return unset ? [] : [[name, value]];
      }),
    ),
  );
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    throw new Error(`settings.${NAMES[path[0] as keyof Settings]}: ${message}`);
  }
  return read.data;
}
