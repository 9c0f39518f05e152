import type { PortalHost, PrivateFile, Reply } from '../portal/PortalHost';
import { start } from '../start';

export const NOW = Date.parse('2026-11-28T12:00:00Z');

/** A token as the portal makes them, but for the signature. */
export function tokenFor(
  subject: string,
  minutes: number,
  now: number = NOW,
): string {
  const part = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.round(now / 1000) + minutes * 60;
  return `${part({ alg: 'ES256' })}.${part({
    sub: subject,
    exp,
  })}.c2lnbmF0dXJl`;
}

export interface FakeOptions {
  env?: Record<string, string>;
  /** What the person answers, in turn; the end of input after the last. A function is called when it is its turn. */
  replies?: (string | Reply | (() => Reply | Promise<Reply>))[];
  /** What comes through the pipe; a person sits there where it is left out. */
  stdin?: string;
  /** Whether a person looks at standard output. */
  tty?: boolean;
  colour?: boolean;
  fetch?: typeof fetch;
  files?: Record<string, string>;
  signIns?: string;
  rows?: number;
  /** Parts of the machine that are real, or another fake. */
  parts?: Partial<PortalHost>;
}

/** A machine of the test's own. What was written is in `out` and `err`; time passes as fast as it is waited for. */
export function fakePortalHost(options: FakeOptions = {}) {
  const replies = [...(options.replies ?? [])];
  const files: Record<string, string> = { ...options.files };
  const handlers: (() => void)[] = [];
  const written = { out: '', err: '' };
  const asked: string[] = [];
  let now = NOW;
  let seed = 0;
  let kept = options.signIns;
  const signIns: PrivateFile = {
    path: '~/.config/kaito-portal/sign-ins.json',
    read: () => kept,
    write: text => {
      kept = text;
    },
  };
  const reply = async (prompt: string): Promise<Reply> => {
    asked.push(prompt);
    const next = replies.shift() ?? { ended: 'eof' as const };
    const given = typeof next === 'function' ? await next() : next;
    return typeof given === 'string' ? { line: given } : given;
  };
  const host: PortalHost = {
    readText(path) {
      if (!Object.hasOwn(files, path)) {
        throw new Error('no such file');
      }
      return files[path];
    },
    writeText: (path, text) => {
      files[path] = text;
    },
    listFiles: () => [],
    cwd: '/repo',
    now: new Date(NOW),
    colour: options.colour ?? false,
    env: options.env ?? {},
    fetch:
      options.fetch ??
      (async () => {
        throw new Error('nothing is to be fetched');
      }),
    clock: {
      now: () => now,
      async pause(milliseconds, signal) {
        await new Promise(resolve => setImmediate(resolve));
        if (!signal?.aborted) {
          now += milliseconds;
        }
      },
    },
    terminal: {
      stdin: options.stdin === undefined,
      stdout: options.tty ?? false,
      columns: () => 80,
      rows: () => options.rows ?? 24,
      write: text => {
        written.out += text;
      },
      note: text => {
        written.err += text;
      },
      ask: reply,
      askSecret: reply,
      readAll: async () => options.stdin ?? '',
      onInterrupt(handler) {
        handlers.push(handler);
        return () => {
          handlers.splice(handlers.lastIndexOf(handler), 1);
        };
      },
    },
    signIns,
    randomBytes: count => {
      seed += 1;
      return new Uint8Array(count).fill(seed);
    },
    listen: async () => {
      throw new Error('nobody is to listen');
    },
    openBrowser: async () => false,
    ...options.parts,
  };
  return {
    host,
    files,
    written,
    asked,
    /** Presses Ctrl-C. */
    interrupt: () => handlers.at(-1)?.(),
    handlers,
    signIns: () => kept,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** Runs a command line; arguments with blanks as a list. */
    run: async (line: string | string[]) => {
      written.out = '';
      written.err = '';
      const exitCode = await start(
        typeof line === 'string' ? line.split(' ') : line,
        host,
      );
      return { ...written, exitCode };
    },
  };
}

/** Answers of a portal by path, whatever the method; a function is called with the request. */
export function portalOf(
  answers: Record<
    string,
    object | ((request: Request) => Response | Promise<Response>)
  >,
) {
  const requests: Request[] = [];
  const fetchIt: typeof fetch = async (input, init) => {
    const request = new Request(input as string, init);
    requests.push(request);
    const path = decodeURIComponent(new URL(request.url).pathname);
    const answer = answers[path];
    if (answer === undefined) {
      return Response.json(
        { error: { name: 'NotFoundError', message: `Nothing at ${path}` } },
        { status: 404 },
      );
    }
    return typeof answer === 'function'
      ? answer(request)
      : Response.json(answer);
  };
  return { fetch: fetchIt, requests };
}
