import { spawn } from 'node:child_process';

const children = new Set();

/**
 * Starts a program in a process group of its own, so that it and whatever it starts end together.
 * `prefix` is put before each line it prints; without one it writes to this terminal directly.
 */
export function start(
  command,
  args,
  { prefix, onLine, stdin, ...options } = {},
) {
  const piped = prefix !== undefined || onLine !== undefined;
  const child = spawn(command, args, {
    stdio: [
      stdin ?? 'ignore',
      piped ? 'pipe' : 'inherit',
      piped ? 'pipe' : 'inherit',
    ],
    detached: process.platform !== 'win32',
    ...options,
  });
  children.add(child);
  child.done = new Promise(resolve => {
    child.once('error', error => {
      children.delete(child);
      resolve({ code: 127, error });
    });
    child.once('exit', (code, signal) => {
      children.delete(child);
      resolve({ code: code ?? 1, signal });
    });
  });
  if (piped) {
    for (const stream of [child.stdout, child.stderr]) {
      eachLine(stream, line => {
        onLine?.(line);
        if (prefix !== undefined) {
          process.stdout.write(`${prefix}${line}\n`);
        }
      });
    }
  }
  return child;
}

/** Runs a program to its end and returns its exit code. */
export async function run(command, args, options) {
  const { code, error } = await start(command, args, options).done;
  if (error) {
    throw error;
  }
  return code;
}

/** Ends one child and everything it started: politely, then for good. */
export async function stop(child, graceMs = 8000) {
  if (!children.has(child)) {
    return;
  }
  signal(child, 'SIGTERM');
  const timer = setTimeout(() => signal(child, 'SIGKILL'), graceMs);
  await child.done;
  clearTimeout(timer);
  // What the child started may outlive it, and takes a moment to end.
  signal(child, 'SIGKILL');
  await groupEnds(child);
}

/** Waits for the last process of a child's group. An ended one that nobody asks after keeps its id: not for ever. */
async function groupEnds(child, patienceMs = 1000) {
  const until = Date.now() + patienceMs;
  while (signal(child, 0) && Date.now() < until) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** Ends every child still running. */
export async function stopAll() {
  await Promise.all([...children].map(child => stop(child)));
}

/** Ends every child when this process is asked to end. */
export function stopAllOnSignal() {
  let stopping = false;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, async () => {
      if (stopping) {
        return;
      }
      stopping = true;
      await stopAll();
      process.exit(name === 'SIGINT' ? 130 : 143);
    });
  }
}

/** Sends a signal to a child and all it started; 0 only asks. False when none of them is there. */
function signal(child, name) {
  try {
    return process.platform === 'win32'
      ? child.kill(name)
      : process.kill(-child.pid, name);
  } catch (error) {
    if (error.code === 'ESRCH') {
      return false;
    }
    throw error;
  }
}

function eachLine(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', chunk => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    lines.forEach(line => onLine(line));
  });
  stream.on('end', () => rest && onLine(rest));
}
