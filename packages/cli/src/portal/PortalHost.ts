import type { CommandInfo, Host } from '../Host';
import type { ExitCode } from './ExitCode';

/** What came of asking a person: a line, or that there will be none. */
export type Reply = { line: string } | { ended: 'eof' | 'interrupt' };

/** Standard input and output as a command that talks uses them. */
export interface Terminal {
  /** Which of them a person sits at. */
  stdin: boolean;
  stdout: boolean;
  /** Size of the window, characters. */
  columns(): number;
  rows(): number;
  /** To standard output: the answer, and nothing else. */
  write(text: string): void;
  /** To standard error: words beside the answer. */
  note(text: string): void;
  /** Asks for a line; lines pasted together are one. Only where `stdin`. */
  ask(prompt: string, signal?: AbortSignal): Promise<Reply>;
  /** Asks for a line that is not shown. Only where `stdin`. */
  askSecret(prompt: string): Promise<Reply>;
  /** All that comes through the pipe. */
  readAll(): Promise<string>;
  /** Has Ctrl-C and a request to end call the handler instead of ending the programme, until the returned function is called. */
  onInterrupt(handler: () => void): () => void;
}

/** Time, and nothing of it that a test has to wait for. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after a time, or as soon as the signal says so. */
  pause(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** A text file that only its owner may read. */
export interface PrivateFile {
  path: string;
  /** Undefined when there is none. Throws when others may read it. */
  read(): string | undefined;
  write(text: string): void;
}

/** A server on this machine that waits for one page of a browser. */
export interface Callback {
  /** Address to send the browser to, on loopback. */
  url: string;
  /** The query with which the browser came; `accept` says which one is meant, the others are turned away. */
  wait(
    accept: (query: URLSearchParams) => boolean,
    signal: AbortSignal,
  ): Promise<URLSearchParams>;
  close(): Promise<void>;
}

/** What a command that speaks to a portal may ask of the machine it runs on. */
export interface PortalHost extends Host {
  env: Record<string, string | undefined>;
  fetch: typeof fetch;
  clock: Clock;
  terminal: Terminal;
  /** Where sign-ins are kept. */
  signIns: PrivateFile;
  randomBytes(count: number): Uint8Array;
  listen(): Promise<Callback>;
  /** Shows a page to the person; false when there is no browser to show it in. */
  openBrowser(url: string): Promise<boolean>;
}

/** A command that speaks to a portal and writes as it goes. Throws UsageError or PortalError. */
export interface PortalCommand extends CommandInfo {
  start(args: string[], host: PortalHost): Promise<ExitCode>;
}
