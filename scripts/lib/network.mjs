import { connect, createServer } from 'node:net';
import { Failure } from './log.mjs';

/** Throws a Failure naming the option when a port is taken. */
export async function requireFreePort(port, option) {
  for (const host of ['127.0.0.1', '::']) {
    const free = await new Promise(resolve => {
      const server = createServer();
      server.once('error', error => resolve(error.code === 'EAFNOSUPPORT'));
      server.listen({ port, host }, () => server.close(() => resolve(true)));
    });
    if (!free) {
      throw new Failure(
        `Port ${port} is in use. End what uses it or choose another with --${option} N.`,
      );
    }
  }
}

/** Whether something listens on a local port. */
export function listening(port) {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Resolves when a URL answers with success; rejects when `giveUp` says why it never will. */
export async function waitForUrl(url, { timeoutMs, giveUp, onWaiting }) {
  const deadline = Date.now() + timeoutMs;
  let nextNote = Date.now() + 10_000;
  for (;;) {
    const reason = giveUp?.();
    if (reason) {
      throw new Failure(reason);
    }
    const ok = await fetch(url, { signal: AbortSignal.timeout(5000) })
      .then(response => response.ok)
      .catch(() => false);
    if (ok) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Failure(
        `${url} did not answer within ${Math.round(
          timeoutMs / 1000,
        )} s; the lines above may say why.`,
      );
    }
    if (Date.now() > nextNote) {
      onWaiting?.();
      nextNote = Date.now() + 10_000;
    }
    await new Promise(resolve => setTimeout(resolve, 400));
  }
}
