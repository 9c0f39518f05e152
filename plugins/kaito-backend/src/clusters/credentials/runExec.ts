import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { ClusterSourceError } from '@kaito-portal/backstage-plugin-kaito-node';
import { z } from 'zod';
import type { ExecSpec } from './ExecSpec';
import type { IssuedToken } from './renewingToken';

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 1024 * 1024;

const answerSchema = z.object({
  kind: z.literal('ExecCredential'),
  apiVersion: z.string(),
  status: z.object({
    token: z.string().min(1).optional(),
    expirationTimestamp: z.iso.datetime({ offset: true }).optional(),
    clientCertificateData: z.string().optional(),
  }),
});

/** Neither arguments nor output are ever repeated: both may hold secrets. */
function fail(spec: ExecSpec, why: string): never {
  throw new ClusterSourceError(
    `The program ${basename(
      spec.command,
    )} of the kubeconfig ${why}. Run it by hand as the portal's user to see what it says.`,
  );
}

function describeExit(error: NodeJS.ErrnoException & { killed?: boolean }) {
  if (error.killed && error.code !== 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') {
    return `did not end within ${TIMEOUT_MS / 1_000} seconds`;
  }
  return error.code === 'ENOENT'
    ? 'cannot be found'
    : `failed (${error.code ?? 'signal'})`;
}

function readAnswer(spec: ExecSpec, stdout: string): IssuedToken {
  let json: unknown;
  try {
    json = JSON.parse(stdout);
  } catch {
    fail(spec, 'gave no JSON');
  }
  const answer = answerSchema.safeParse(json);
  if (!answer.success || answer.data.apiVersion !== spec.apiVersion) {
    fail(spec, `gave no ExecCredential of ${spec.apiVersion}`);
  }
  const { token, expirationTimestamp, clientCertificateData } =
    answer.data.status;
  if (!token) {
    fail(
      spec,
      clientCertificateData
        ? 'gave a client certificate, which KAITO Portal takes only from the kubeconfig itself'
        : 'gave no token',
    );
  }
  return {
    token,
    ...(expirationTimestamp && { expiresAt: Date.parse(expirationTimestamp) }),
  };
}

/** Runs the program, without a shell and without a terminal. Rejects with a ClusterSourceError. */
export async function runExec(
  spec: ExecSpec,
  timeoutMs = TIMEOUT_MS,
): Promise<IssuedToken> {
  const info = {
    kind: 'ExecCredential',
    apiVersion: spec.apiVersion,
    spec: {
      interactive: false,
      ...(spec.cluster && { cluster: spec.cluster }),
    },
  };
  const stdout = await new Promise<string>((resolve, reject) => {
    const child = execFile(
      spec.command,
      [...spec.args],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          ...spec.env,
          KUBERNETES_EXEC_INFO: JSON.stringify(info),
        },
        maxBuffer: MAX_BYTES,
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        windowsHide: true,
      },
      (error, output) => (error ? reject(error) : resolve(output)),
    );
    child.stdin?.end();
  }).catch(error => fail(spec, describeExit(error)));
  return readAnswer(spec, stdout);
}
