import { spawn } from 'node:child_process';

/** How each system is asked to show a page. The address is an argument, never a part of a shell's line. */
function opener(platform: NodeJS.Platform, url: string): [string, string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', [url]];
    case 'win32':
      return ['rundll32', ['url.dll,FileProtocolHandler', url]];
    default:
      return ['xdg-open', [url]];
  }
}

/** Whether a browser would open where the person sits: not over SSH, nor without a desktop. */
export function hasBrowser(
  env: Record<string, string | undefined>,
  platform: NodeJS.Platform,
): boolean {
  if (env.SSH_CONNECTION || env.SSH_TTY || env.CI) {
    return false;
  }
  return (
    platform === 'darwin' ||
    platform === 'win32' ||
    Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
  );
}

/** Shows a page in the person's browser; false when there is none. */
export async function openBrowser(url: string): Promise<boolean> {
  const { platform, env } = process;
  if (!hasBrowser(env, platform) || !/^https?:/.test(url)) {
    return false;
  }
  const [program, args] = opener(platform, url);
  return new Promise(resolve => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
