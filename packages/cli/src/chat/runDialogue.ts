import { explainFailure, showFailure } from '../portal/explainFailure';
import { EXIT, type ExitCode } from '../portal/ExitCode';
import { paint } from '../text/paint';
import { plain, plainLine } from '../text/plain';
import type { ChatSession } from './ChatSession';
import { CHAT_COMMANDS, chatHelp, QUIT, unknownCommand } from './commands';
import { readInput, type Input } from './readInput';

async function obey(
  session: ChatSession,
  { name, argument }: Extract<Input, { type: 'command' }>,
): Promise<void> {
  const { terminal, colour } = session.host;
  const command = Object.hasOwn(CHAT_COMMANDS, name)
    ? CHAT_COMMANDS[name]
    : undefined;
  if (!command) {
    terminal.note(name === 'help' ? chatHelp() : unknownCommand(name));
    return;
  }
  try {
    terminal.note(plain(await command.run(session, argument.trim())));
  } catch (error) {
    terminal.note(paint(colour, 'red', showFailure(explainFailure(error))));
  }
}

/** Talks with a person until that person has had enough. */
export async function runDialogue(session: ChatSession): Promise<ExitCode> {
  const { terminal, colour } = session.host;
  const prompt = paint(colour, 'green', '> ');
  const name = session.model ?? 'its own choice of model';
  terminal.note(
    `${plainLine(
      `${session.endpoint.id}: ${name}`,
    )}. /help shows what can be typed.\n`,
  );
  if (session.endpoint.capture !== 'off') {
    terminal.note(
      session.endpoint.capture === 'full'
        ? 'The portal keeps what you ask here, and the answers.\n'
        : 'The portal keeps a hash of what you ask here, and of the answers.\n',
    );
  }
  let warned = false;
  for (;;) {
    const reply = await terminal.ask(prompt);
    if ('ended' in reply) {
      if (reply.ended === 'eof') {
        return EXIT.ok;
      }
      if (warned) {
        return EXIT.interrupted;
      }
      warned = true;
      terminal.note('Ctrl-C once more ends\n');
      continue;
    }
    warned = false;
    const input = readInput(reply.line);
    if (input.type === 'question') {
      // Who has just stopped an answer need not be warned before the end.
      warned = (await session.ask(input.text)).state === 'stopped';
    } else if (input.type === 'command') {
      if (QUIT.includes(input.name)) {
        return EXIT.ok;
      }
      await obey(session, input);
    }
  }
}
