import { diff } from './commands/diff';
import { explain } from './commands/explain';
import { fix } from './commands/fix';
import { models } from './commands/models';
import { render } from './commands/render';
import { size } from './commands/size';
import { skus } from './commands/skus';
import { validate } from './commands/validate';
import {
  clean,
  type Command,
  type CommandResult,
  type Host,
  UsageError,
} from './Host';
import { nearest } from './text/nearest';
import { table } from './text/table';

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
const HELP = ['--help', '-h', 'help'];

function overview(): string {
  const rows = COMMANDS.map(({ name, summary }) => [`  ${name}`, summary]);
  return `Usage: kaito-portal COMMAND [...]\n\n${table(
    rows,
  )}\nkaito-portal COMMAND --help shows the arguments of a command.\n`;
}

function usageOf(command: Command): string {
  return command.usage
    .split('\n')
    .map(
      (line, index) =>
        `${index === 0 ? 'Usage:' : '      '} kaito-portal ${line}\n`,
    )
    .join('');
}

/** Runs the command the arguments name (those after the program's own name). */
export function run(argv: string[], host: Host): CommandResult {
  const [name, ...args] = argv;
  if (name === undefined || HELP.includes(name)) {
    return name === undefined
      ? { stdout: '', stderr: overview(), exitCode: 2 }
      : clean(overview());
  }
  const command = COMMANDS.find(candidate => candidate.name === name);
  if (!command) {
    const meant = nearest(
      name,
      COMMANDS.map(candidate => candidate.name),
    );
    const hint = meant ? `; did you mean '${meant}'?` : '';
    return {
      stdout: '',
      stderr: `Unknown command '${name}'${hint}\n\n${overview()}`,
      exitCode: 2,
    };
  }
  if (args.some(arg => arg === '--help' || arg === '-h')) {
    return clean(`${usageOf(command)}\n${command.summary}.\n`);
  }
  try {
    return command.run(args, host);
  } catch (error) {
    if (error instanceof UsageError) {
      return {
        stdout: '',
        stderr: `${error.message}\n${usageOf(command)}`,
        exitCode: 2,
      };
    }
    throw error;
  }
}
