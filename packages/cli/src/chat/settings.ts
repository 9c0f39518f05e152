import type { ChatRequest } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { z } from 'zod';

/** What may be set for a conversation, under OpenAI's names. What is not set is not sent. */
export const settingsSchema = z.strictObject({
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().gt(0).max(1).optional(),
  top_k: z.number().int().min(-1).optional(),
  max_tokens: z.number().int().min(1).optional(),
  seed: z.number().int().optional(),
  presence_penalty: z.number().min(-2).max(2).optional(),
  frequency_penalty: z.number().min(-2).max(2).optional(),
  stop: z.array(z.string().min(1)).max(4).optional(),
});

export type Settings = z.infer<typeof settingsSchema>;
type Name = keyof Settings;

const FORMS: Record<Name, string> = {
  temperature: 'a number from 0 to 2',
  top_p: 'a number above 0, up to 1',
  top_k: 'a whole number from -1',
  max_tokens: 'a whole number above 0',
  seed: 'a whole number',
  presence_penalty: 'a number from -2 to 2',
  frequency_penalty: 'a number from -2 to 2',
  stop: 'a text at which the model stops',
};

export const SETTING_NAMES = Object.keys(FORMS) as Name[];

/**
 * The settings after one is set; without a value it is left to the model again. Names may be written with `-`. Throws with
 * the name and the form it takes.
 */
export function changeSetting(
  settings: Settings,
  given: string,
  value: string,
): Settings {
  const name = SETTING_NAMES.find(
    known => known === given.replaceAll('-', '_'),
  );
  if (!name) {
    throw new Error(
      `There is no setting '${given}'; there are ${SETTING_NAMES.join(', ')}`,
    );
  }
  const { [name]: _, ...rest } = settings;
  if (value === '') {
    return rest;
  }
  const typed = name === 'stop' ? [value] : Number(value);
  const changed = settingsSchema.safeParse({ ...rest, [name]: typed });
  if (!changed.success) {
    throw new Error(`${name} is ${FORMS[name]}, not '${value}'`);
  }
  return changed.data;
}

/** The request a conversation becomes. */
export function toChatRequest(
  model: string | null,
  messages: ChatRequest['messages'],
  settings: Settings,
): ChatRequest {
  return {
    ...(model === null ? {} : { model }),
    messages,
    ...settings,
    stream: true,
    stream_options: { include_usage: true },
  };
}
