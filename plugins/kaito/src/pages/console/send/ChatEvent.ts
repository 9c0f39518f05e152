import type { AnswerEvent } from '@kaito-portal/backstage-plugin-kaito-common/chat';

/** What is heard while a model answers. */
export type ChatEvent =
  | AnswerEvent
  /** The connection broke before the first token; the question is sent once more. */
  | { type: 'reconnecting' };
