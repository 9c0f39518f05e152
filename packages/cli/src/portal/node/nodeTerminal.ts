import { stripVTControlCharacters } from 'node:util';
import type { Reply, Terminal } from '../PortalHost';
import { EXIT } from '../ExitCode';
import { LineReader } from './LineReader';

/** Shows the cursor and lets long lines wrap, whatever a command has set. */
const RESTORE = '\u001b[?25h\u001b[?7h';

/** A terminal that must be given back. */
export interface HeldTerminal extends Terminal {
  /** Gives the terminal back as it was. */
  release(): void;
}

/** The terminal, or the pipes, of this process. */
export function nodeTerminal(): HeldTerminal {
  const { stdin, stdout, stderr } = process;
  const handlers: (() => void)[] = [];
  let reader: LineReader | undefined;
  let steered = false;

  const release = () => {
    reader?.close();
    reader = undefined;
    if (steered) {
      steered = false;
      stdout.write(RESTORE);
    }
  };
  const interrupt = () => {
    const handler = handlers.at(-1);
    if (handler) {
      handler();
      return;
    }
    release();
    process.exit(EXIT.interrupted);
  };
  let minded = false;
  // Not before it is needed: what works through files without a pause could not be ended otherwise.
  const mindSignals = () => {
    if (!minded) {
      minded = true;
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        process.on(signal, interrupt);
      }
    }
  };
  stdout.on('error', error => {
    // A closed pipe (`| head`) is the reader's choice, not a fault.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
      throw error;
    }
    if (handlers.length > 0) {
      // What goes on by itself would go on for nobody.
      process.exit(EXIT.ok);
    }
  });

  const ask = async (
    prompt: string,
    options: { secret?: boolean; signal?: AbortSignal },
  ): Promise<Reply> => {
    mindSignals();
    // What is typed never gets into an answer that goes elsewhere.
    reader ??= new LineReader(stdin, stdout.isTTY ? stdout : stderr, interrupt);
    return reader.ask(prompt, options);
  };

  return {
    stdin: stdin.isTTY === true,
    stdout: stdout.isTTY === true && process.env.TERM !== 'dumb',
    columns: () => stdout.columns || 80,
    rows: () => stdout.rows || 24,
    write(text) {
      steered ||= text.includes('\u001b[?');
      stdout.write(text);
    },
    note: text => {
      // Colours are chosen for standard output; this may go to a file.
      stderr.write(stderr.isTTY ? text : stripVTControlCharacters(text));
    },
    ask: (prompt, signal) => ask(prompt, { signal }),
    askSecret: prompt => ask(prompt, { secret: true }),
    async readAll() {
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) {
        chunks.push(chunk as Buffer);
      }
      return Buffer.concat(chunks).toString('utf8');
    },
    onInterrupt(handler) {
      mindSignals();
      handlers.push(handler);
      return () => {
        const at = handlers.lastIndexOf(handler);
        if (at >= 0) {
          handlers.splice(at, 1);
        }
      };
    },
    release,
  };
}
