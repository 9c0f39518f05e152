import { chat } from './commands/chat';
import { diff } from './commands/diff';
import { endpoints } from './commands/endpoints';
import { explain } from './commands/explain';
import { fix } from './commands/fix';
import { login } from './commands/login';
import { logout } from './commands/logout';
import { models } from './commands/models';
import { render } from './commands/render';
import { size } from './commands/size';
import { skus } from './commands/skus';
import { status } from './commands/status';
import { validate } from './commands/validate';
import { whoami } from './commands/whoami';
import {
  clean,
  type Command,
  type CommandInfo,
  type CommandResult,
  type Host,
  UsageError,
} from './Host';
import type { PortalCommand } from './portal/PortalHost';
import { nearest } from './text/nearest';
import { table } from './text/table';

/** Commands that ask no network. */
const COMMANDS: readonly Command[] = [
  validate,
  fix,
  diff,
  size,
  models,
  skus,
  render,
  explain,
];
/** Commands that speak to a portal. */
const PORTAL_COMMANDS: readonly PortalCommand[] = [
  login,
  logout,
  whoami,
  endpoints,
  status,
  chat,
];
const HELP = ['--help', '-h', 'help'];

function overview(): string {
  const all: CommandInfo[] = [...COMMANDS, ...PORTAL_COMMANDS];
  const rows = table(
    all.map(({ name, summary }) => [`  ${name}`, summary]),
  ).split('\n');
  const offline = rows.slice(0, COMMANDS.length).join('\n');
  const online = rows.slice(COMMANDS.length).join('\n');
  return `Usage: kaito-portal COMMAND [...]\n\nManifests, without a network:\n${offline}\n\nWith a portal:\n${online}\nkaito-portal COMMAND --help shows the arguments of a command.\n`;
}

function usageOf(command: CommandInfo): string {
  return command.usage
    .split('\n')
    .map(
      (line, index) =>
        `${index === 0 ? 'Usage:' : '      '} kaito-portal ${line}\n`,
    )
    .join('');
}

function asksForHelp(args: string[]): boolean {
  return args.some(arg => arg === '--help' || arg === '-h');
}

function usageError(message: string, usage: string): CommandResult {
  return { stdout: '', stderr: `${message}\n${usage}`, exitCode: 2 };
}

/** The command that speaks to a portal the arguments name, unless they ask for its help. */
export function findPortalCommand(argv: string[]): PortalCommand | undefined {
  const [name, ...args] = argv;
  return asksForHelp(args)
    ? undefined
    : PORTAL_COMMANDS.find(command => command.name === name);
}

/** What wrong arguments of a command are answered with. */
export function wrongUsage(
  command: CommandInfo,
  error: UsageError,
): CommandResult {
  return usageError(error.message, usageOf(command));
}

/** Runs the command the arguments name (those after the program's own name); of those that speak to a portal, the help. */
export function run(argv: string[], host: Host): CommandResult {
  const [name, ...args] = argv;
  if (name === undefined || HELP.includes(name)) {
    return name === undefined
      ? { stdout: '', stderr: overview(), exitCode: 2 }
      : clean(overview());
  }
  const all: CommandInfo[] = [...COMMANDS, ...PORTAL_COMMANDS];
  const info = all.find(candidate => candidate.name === name);
  if (!info) {
    const meant = nearest(
      name,
      all.map(candidate => candidate.name),
    );
    const hint = meant ? `; did you mean '${meant}'?` : '';
    return usageError(`Unknown command '${name}'${hint}\n`, overview());
  }
  const command = COMMANDS.find(candidate => candidate === info);
  if (!command || asksForHelp(args)) {
    return clean(`${usageOf(info)}\n${info.summary}.\n`);
  }
  try {
    return command.run(args, host);
  } catch (error) {
    if (error instanceof UsageError) {
      return wrongUsage(command, error);
    }
    throw error;
  }
}
