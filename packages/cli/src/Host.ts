/** What a command may ask of the machine it runs on. */
export interface Host {
  /** Text of a file; `-` is standard input. Throws when it cannot be read. */
  readText(path: string): string;
  /** Replaces the text of a file, making it and its folder if need be. Throws when it cannot be written. */
  writeText(path: string, text: string): void;
  /** Files at or below a path, sorted; a file stands for itself. Throws when there is none. */
  listFiles(path: string): string[];
  /** Folder that paths without a leading slash start from, and that reports name files from. */
  cwd: string;
  /** The present. */
  now: Date;
  /** Whether standard output shows colour. */
  colour: boolean;
}

/** What a command leaves behind. */
export interface CommandResult {
  stdout: string;
  /** Words beside the result: what was passed over, what to note. */
  stderr: string;
  /** 0 clean, 1 findings or an error, 2 wrong usage. */
  exitCode: 0 | 1 | 2;
}

/** What the help says of a command. */
export interface CommandInfo {
  name: string;
  summary: string;
  usage: string;
}

/** One command: what follows its name in, a result out. Throws {@link UsageError} on wrong arguments. */
export interface Command extends CommandInfo {
  run(args: string[], host: Host): CommandResult;
}

/** Arguments that make no sense; the message names the argument. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** A result with nothing to complain about. */
export function clean(stdout: string): CommandResult {
  return { stdout, stderr: '', exitCode: 0 };
}
