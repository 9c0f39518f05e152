import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { env } from './env';

interface Access {
  server: string;
  ca: Buffer;
  token: string;
}

/** How to reach a cluster as its administrator. The sandbox writes the file, so its layout is known. */
function accessTo(cluster: string): Access {
  const kubeconfig = readFileSync(env.kubeconfig, 'utf8');
  const field = (entry: string, name: string) => {
    const found = new RegExp(
      `- name: ${cluster}\\n    ${entry}:\\n(?:      .*\\n)*?      ${name}: (\\S+)`,
    ).exec(kubeconfig);
    if (!found) {
      throw new Error(`${env.kubeconfig} has no ${name} of ${cluster}`);
    }
    return found[1];
  };
  return {
    server: field('cluster', 'server'),
    ca: Buffer.from(field('cluster', 'certificate-authority-data'), 'base64'),
    token: field('user', 'token'),
  };
}

/**
 * Asks a cluster's API server; a body is sent as a merge patch, as `kubectl patch` does.
 * @returns what it answers
 */
export async function kubernetes(
  cluster: string,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const { server, ca, token } = accessTo(cluster);
  const answer = await new Promise<{ status?: number; text: string }>(
    (done, fail) => {
      const call = request(
        `${server}${path}`,
        {
          method: body === undefined ? 'GET' : 'PATCH',
          ca,
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/merge-patch+json',
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('end', () =>
            done({
              status: response.statusCode,
              text: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      call.on('error', fail);
      call.end(body === undefined ? undefined : JSON.stringify(body));
    },
  );
  if (answer.status !== 200) {
    throw new Error(`${cluster}${path}: ${answer.status} ${answer.text}`);
  }
  return JSON.parse(answer.text);
}
