import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { git, gitEnvironment } from '../repo/gitCommand';

/** Where git keeps its CGI program; fails with a next step when git has none. */
export async function findHttpBackend(cwd: string): Promise<string> {
  try {
    const path = await git(['--exec-path'], { cwd });
    return join(path.trim(), 'git-http-backend');
  } catch (error) {
    throw new Error(
      `git is needed for the sandbox's Git host and could not be run (${error}). Install git and make sure it is on the PATH.`,
    );
  }
}

export interface HttpBackendCall {
  program: string;
  root: string;
  /** `/owner/name.git/info/refs` and the like. */
  pathInfo: string;
  query: string;
  /** Login of who pushes; null for reads by anyone. */
  remoteUser: string | null;
}

/** Hands one request to `git http-backend` and streams its answer back. Resolves when the program has ended. */
export function serveGit(
  request: IncomingMessage,
  response: ServerResponse,
  call: HttpBackendCall,
): Promise<void> {
  return new Promise(resolve => {
    const child = spawn(call.program, [], {
      env: gitEnvironment(cgiEnvironment(request, call)),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const fail = () => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    };
    child.on('error', () => {
      fail();
      resolve();
    });
    child.stdin.on('error', () => {});
    request.pipe(child.stdin);
    response.on('close', () => child.kill());

    let head: Buffer | null = Buffer.alloc(0);
    child.stdout.on('data', (chunk: Buffer) => {
      if (head === null) {
        if (!response.write(chunk)) child.stdout.pause();
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      writeHead(response, head.subarray(0, end).toString('latin1'));
      response.write(head.subarray(end + 4));
      head = null;
    });
    response.on('drain', () => child.stdout.resume());
    child.on('close', () => {
      if (head === null) response.end();
      else fail();
      resolve();
    });
  });
}

function writeHead(response: ServerResponse, head: string) {
  let status = 200;
  const headers: Record<string, string> = {};
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else headers[name] = value;
  }
  response.writeHead(status, headers);
}

function cgiEnvironment(
  request: IncomingMessage,
  call: HttpBackendCall,
): Record<string, string> {
  const { headers } = request;
  const optional: Record<string, string | undefined> = {
    CONTENT_TYPE: headers['content-type'],
    CONTENT_LENGTH: headers['content-length'],
    HTTP_CONTENT_ENCODING: headers['content-encoding'],
    GIT_PROTOCOL: headers['git-protocol']?.toString(),
    REMOTE_USER: call.remoteUser ?? undefined,
  };
  return {
    GIT_PROJECT_ROOT: call.root,
    GIT_HTTP_EXPORT_ALL: '1',
    GATEWAY_INTERFACE: 'CGI/1.1',
    REQUEST_METHOD: request.method ?? 'GET',
    PATH_INFO: call.pathInfo,
    QUERY_STRING: call.query,
    REMOTE_ADDR: request.socket.remoteAddress ?? '',
    ...Object.fromEntries(
      Object.entries(optional).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value]],
      ),
    ),
  };
}
