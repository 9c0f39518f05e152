import {
  settingsSchema,
  type ConversationSettings,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';

export type ConsoleSettings = ConversationSettings;

export const DEFAULT_SETTINGS: ConsoleSettings = settingsSchema.parse({});

/** Names of the settings that are a number or nothing. */
export type NumberSetting = {
  [K in keyof ConsoleSettings]: ConsoleSettings[K] extends number | null
    ? K
    : never;
}[keyof ConsoleSettings];
