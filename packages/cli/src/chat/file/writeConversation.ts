import {
  FILE_FORMAT,
  FILE_VERSION,
  type WrittenConversation,
} from '@kaito-portal/backstage-plugin-kaito-common/chat';
import {
  inTurns,
  type Answer,
  type Conversation,
  type Turn,
} from '../Conversation';
import { toChatRequest } from '../settings';
import { toWritten } from './settingNames';

type WrittenTurn = WrittenConversation['panes'][number]['turns'][number];

function answerFields(answer: Answer, { system, settings }: Conversation) {
  const { model } = answer;
  const { messages: _, ...parameters } = toChatRequest(
    model || null,
    [],
    settings,
  );
  return {
    endpointId: answer.endpoint,
    model,
    state: answer.state,
    text: answer.content,
    reasoning: answer.reasoning,
    toolCalls: [],
    logprobs: [],
    problem: null,
    finishReason: answer.finishReason,
    trace: answer.trace,
    sent: { call: 'chat' as const, system, parameters },
  };
}

/** A turn that follows the one before it. The first is a question always. */
function toWrittenTurn(
  turn: Turn,
  index: number,
  conversation: Conversation,
): WrittenTurn {
  const id = `t${index + 1}`;
  const before = `t${index}`;
  const { at } = turn;
  return turn.role === 'user'
    ? {
        id,
        parent: index === 0 ? null : before,
        at,
        role: 'user',
        askId: id,
        text: turn.content,
        images: [],
      }
    : {
        id,
        parent: before,
        at,
        role: 'assistant',
        ...answerFields(turn, conversation),
      };
}

/** A conversation as the text of a file that the portal's console imports, too. */
export function writeConversation(
  conversation: Conversation,
  place: { endpoint: string; model: string | null },
  now: number,
): string {
  const written: WrittenConversation = {
    id: 'terminal',
    title: null,
    createdAt: conversation.turns[0]?.at ?? now,
    changedAt: now,
    settings: {
      systemPrompt: conversation.system,
      ...toWritten(conversation.settings),
    },
    panes: [
      {
        id: 'p1',
        endpointId: place.endpoint,
        model: place.model,
        closed: false,
        turns: inTurns(conversation.turns).map((turn, index) =>
          toWrittenTurn(turn, index, conversation),
        ),
        chosen: [],
      },
    ],
  };
  return `${JSON.stringify(
    { format: FILE_FORMAT, version: FILE_VERSION, conversations: [written] },
    null,
    2,
  )}\n`;
}
