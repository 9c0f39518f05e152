import { plainLine } from '../text/plain';
import { nearest } from '../text/nearest';
import { beforeAnswer, EMPTY } from './Conversation';
import type { ChatSession } from './ChatSession';
import { readConversation } from './file/readConversation';
import { writeConversation } from './file/writeConversation';
import { changeSetting, SETTING_NAMES } from './settings';
import { showFigures } from './showFigures';

/** A command of the dialogue. Gives what to say; throws with what is wrong. */
interface ChatCommand {
  usage: string;
  summary: string;
  run(session: ChatSession, argument: string): string | Promise<string>;
}

function required(argument: string, what: string): string {
  if (argument === '') {
    throw new Error(`${what} is missing`);
  }
  return argument;
}

/** A file that is there and is no conversation is not written over. */
function assertFree(session: ChatSession, path: string): void {
  let text: string;
  try {
    text = session.host.readText(path);
  } catch {
    return;
  }
  try {
    readConversation(text);
  } catch {
    throw new Error(`${path} is there and is no conversation; choose another`);
  }
}

function listSettings({ conversation: { settings } }: ChatSession): string {
  return SETTING_NAMES.map(
    name =>
      `${name.padEnd(18)}${
        settings[name] === undefined
          ? 'left to the model'
          : JSON.stringify(settings[name])
      }\n`,
  ).join('');
}

/** The commands by name, but those that end the dialogue. */
export const CHAT_COMMANDS: Record<string, ChatCommand> = {
  system: {
    usage: '/system [TEXT|-]',
    summary: 'show, set or (-) drop the system prompt',
    run(session, argument) {
      if (argument !== '') {
        session.conversation = {
          ...session.conversation,
          system: argument === '-' ? '' : argument,
        };
      }
      const { system } = session.conversation;
      return system === ''
        ? 'No system prompt\n'
        : `System prompt: ${system}\n`;
    },
  },
  set: {
    usage: '/set [NAME [VALUE]]',
    summary:
      'show settings, or set one; without a value it is left to the model',
    run(session, argument) {
      const [, name, value] = /^(\S*)\s*([\s\S]*)$/.exec(argument)!;
      if (name !== '') {
        session.conversation = {
          ...session.conversation,
          settings: changeSetting(
            session.conversation.settings,
            name,
            value.trim(),
          ),
        };
      }
      return listSettings(session);
    },
  },
  model: {
    usage: '/model [NAME]',
    summary: 'list what the endpoint serves, or choose one of it',
    async run(session, argument) {
      const { api } = session.portal;
      const served = await api.getServedModels(session.endpoint.id);
      if (argument !== '') {
        if (!served.includes(argument)) {
          throw new Error(
            `${session.endpoint.id} serves ${served.join(
              ', ',
            )}, not '${argument}'`,
          );
        }
        session.model = argument;
      }
      return served
        .map(name => `${name === session.model ? '*' : ' '} ${name}\n`)
        .join('');
    },
  },
  stats: {
    usage: '/stats [on|off]',
    summary: 'figures of the last answer, or whether they follow each',
    run(session, argument) {
      if (argument === 'on' || argument === 'off') {
        session.stats = argument === 'on' ? 'full' : 'none';
        return `Figures follow ${argument === 'on' ? 'each' : 'no'} answer\n`;
      }
      if (argument !== '') {
        throw new Error(`/stats takes on or off, not '${argument}'`);
      }
      return session.figures
        ? showFigures(session.figures)
        : 'There is no answer yet\n';
    },
  },
  retry: {
    usage: '/retry',
    summary: 'ask the last question again',
    async run(session) {
      const before = beforeAnswer(session.conversation);
      if (!before) {
        throw new Error('Nothing was asked yet');
      }
      session.conversation = before;
      await session.answer();
      return '';
    },
  },
  clear: {
    usage: '/clear',
    summary: 'begin anew, with the same system prompt and settings',
    run(session) {
      session.conversation = { ...session.conversation, turns: EMPTY.turns };
      return 'Nothing was said yet\n';
    },
  },
  save: {
    usage: '/save FILE',
    summary: 'write the conversation to a file, which the console imports, too',
    run(session, argument) {
      const path = required(argument, 'FILE');
      assertFree(session, path);
      const { host, endpoint, model, conversation } = session;
      host.writeText(
        path,
        writeConversation(
          conversation,
          { endpoint: endpoint.id, model },
          host.clock.now(),
        ),
      );
      return `Saved ${conversation.turns.length} messages to ${path}\n`;
    },
  },
  load: {
    usage: '/load FILE',
    summary: 'go on with a conversation that was saved, here or in the console',
    run(session, argument) {
      const path = required(argument, 'FILE');
      try {
        session.conversation = readConversation(session.host.readText(path));
      } catch (error) {
        throw new Error(`Cannot load '${path}': ${(error as Error).message}`);
      }
      return `Loaded ${session.conversation.turns.length} messages; they go to ${session.endpoint.id}\n`;
    },
  },
};

/** Commands that end the dialogue. */
export const QUIT = ['quit', 'exit', 'q', 'bye'];

/** What can be typed. */
export function chatHelp(): string {
  const rows = [
    ...Object.values(CHAT_COMMANDS).map(({ usage, summary }) => [
      usage,
      summary,
    ]),
    ['/help', 'this list'],
    ['/quit', 'end; so does Ctrl-D'],
    ['//TEXT', 'a question that begins with a slash'],
    ['Ctrl-C', 'stop the answer; once more, end'],
  ];
  return rows.map(([usage, what]) => `${usage.padEnd(22)}${what}\n`).join('');
}

/** What to say to a command there is not. */
export function unknownCommand(name: string): string {
  const meant = nearest(name, [...Object.keys(CHAT_COMMANDS), 'help', 'quit']);
  return `There is no /${plainLine(name)}${
    meant ? `; did you mean /${meant}?` : ''
  } See /help\n`;
}
