import { spawn } from 'node:child_process';

/** A git command that ended with a non-zero code. */
export class GitCommandError extends Error {
  override name = 'GitCommandError';

  constructor(
    readonly command: string,
    readonly exitCode: number | null,
    readonly stderr: string,
    readonly stdout: string,
  ) {
    super(`git ${command} ended with ${exitCode}: ${stderr.trim()}`);
  }
}

export interface GitCommandOptions {
  cwd: string;
  env?: Record<string, string>;
  input?: string;
}

/**
 * The environment every git process gets: the machine's own configuration,
 * hooks and prompts stay out, so that the host behaves the same everywhere.
 */
export function gitEnvironment(
  extra: Record<string, string> = {},
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: '*',
    ...extra,
  };
}

/**
 * Runs git and returns what it printed, as text.
 * @throws GitCommandError when it ends with a non-zero code
 */
export async function git(
  args: string[],
  options: GitCommandOptions,
): Promise<string> {
  return (await gitBytes(args, options)).toString('utf8');
}

/** As `git`, for output whose sizes are counted in bytes. */
export function gitBytes(
  args: string[],
  options: GitCommandOptions,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: options.cwd,
      env: gitEnvironment(options.env),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', chunk => stdout.push(chunk));
    child.stderr.on('data', chunk => stderr.push(chunk));
    child.on('error', reject);
    // A command that does not read its input closes the pipe; its exit code tells the rest.
    child.stdin.on('error', () => {});
    child.on('close', code => {
      const out = Buffer.concat(stdout);
      if (code === 0) {
        resolve(out);
        return;
      }
      const err = Buffer.concat(stderr).toString('utf8');
      reject(new GitCommandError(args[0], code, err, out.toString('utf8')));
    });
    child.stdin.end(options.input);
  });
}
