export { ChatStreamError } from './answer/ChatStreamError';
export type {
  AnswerEvent,
  ReportedUsage,
  TokenLogprob,
  ToolCallPiece,
} from './answer/answerEvents';
export { readChatAnswer } from './answer/readChatAnswer';
export { costOf, type AnswerCost } from './figures/cost';
export {
  measureAnswer,
  startTrace,
  tracePiece,
  type AnswerMetrics,
  type AnswerTrace,
  type Figure,
} from './figures/figures';
export { FINISH_WORDS, formatDuration, formatMoney } from './figures/words';
export { FILE_FORMAT, FILE_VERSION } from './file/format';
export {
  conversationSchema,
  type ReadConversation,
  type WrittenConversation,
} from './file/conversationSchema';
export {
  settingsSchema,
  type ConversationSettings,
  type ToolDefinition,
} from './file/settingsSchema';
