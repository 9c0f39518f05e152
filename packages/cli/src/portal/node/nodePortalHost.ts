import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeHost } from '../../nodeHost';
import type { Clock, PortalHost } from '../PortalHost';
import { loopbackCallback } from './loopbackCallback';
import { nodeTerminal, type HeldTerminal } from './nodeTerminal';
import { openBrowser } from './openBrowser';
import { privateFile, signInsPath } from './privateFile';

export const systemClock: Clock = {
  now: () => Date.now(),
  pause: (milliseconds, signal) =>
    // Woken early is awake.
    sleep(milliseconds, undefined, { signal }).catch(() => undefined),
};

/** The machine this process runs on. */
export function nodePortalHost(): PortalHost & { terminal: HeldTerminal } {
  return {
    ...nodeHost(),
    env: process.env,
    fetch: (input, init) => fetch(input, init),
    clock: systemClock,
    terminal: nodeTerminal(),
    signIns: privateFile(signInsPath(process.env, process.platform)),
    randomBytes,
    listen: loopbackCallback,
    openBrowser,
  };
}
