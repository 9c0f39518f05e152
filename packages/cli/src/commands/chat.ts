import { ChatSession } from '../chat/ChatSession';
import { pickEndpoint } from '../chat/pickEndpoint';
import { runDialogue } from '../chat/runDialogue';
import { runOnce } from '../chat/runOnce';
import { changeSetting, type Settings } from '../chat/settings';
import { UsageError } from '../Host';
import { openPortal } from '../portal/openPortal';
import type { PortalCommand, PortalHost } from '../portal/PortalHost';
import { readArgs, type Args } from '../readArgs';

const SETTINGS = ['temperature', 'top-p', 'max-tokens', 'seed'];

function readSettings(read: Args): Settings {
  return SETTINGS.reduce<Settings>((settings, name) => {
    const value = read.option(name);
    if (value === undefined) {
      return settings;
    }
    try {
      return changeSetting(settings, name, value);
    } catch (error) {
      throw new UsageError(`'--${name}': ${(error as Error).message}`);
    }
  }, {});
}

/** What is asked without a dialogue: the words of the command line, and what comes through the pipe. */
async function readQuestion(
  words: string[],
  host: PortalHost,
): Promise<string | undefined> {
  if (host.terminal.stdin) {
    return words.length > 0 ? words.join(' ') : undefined;
  }
  const piped = (await host.terminal.readAll()).trim();
  const question = [words.join(' '), piped].filter(Boolean).join('\n\n');
  if (question === '') {
    throw new UsageError(
      'There is nothing to ask: standard input is empty, and no QUESTION is given',
    );
  }
  return question;
}

/** A conversation with a model, or one question through a pipe. */
export const chat: PortalCommand = {
  name: 'chat',
  summary: 'Talk with a model, or ask it one question through a pipe',
  usage:
    'chat [ENDPOINT [QUESTION...]] [--model MODEL] [--system TEXT] [--temperature T] [--top-p P] [--max-tokens N] [--seed N] [--stats] [--reasoning] [--portal URL]',
  async start(args, host) {
    const read = readArgs(args, {
      options: ['portal', 'model', 'system', ...SETTINGS],
      flags: ['stats', 'reasoning'],
      positionals: true,
    });
    const settings = readSettings(read);
    const system = read.option('system') ?? '';
    const [wanted, ...words] = read.positionals;
    const portal = openPortal(host, read.option('portal'));
    const question = await readQuestion(words, host);
    const { items } = await portal.api.getEndpoints();
    const endpoint = await pickEndpoint(items, wanted, host.terminal);
    // A person sees the figures in one line; a pipe only where they are asked for.
    const unasked = question === undefined ? 'short' : 'none';
    const session = new ChatSession({
      host,
      portal,
      endpoint,
      model:
        read.option('model') ??
        endpoint.servedModel ??
        endpoint.health.models[0]?.id ??
        null,
      stats: read.flag('stats') ? 'full' : unasked,
      reasoning: read.flag('reasoning') || host.terminal.stdout,
    });
    session.conversation = { system, settings, turns: [] };
    return question === undefined
      ? runDialogue(session)
      : runOnce(session, question);
  },
};
