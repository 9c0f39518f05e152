import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env } from './env';

/** Breaks or mends a cluster of the sandbox. */
export async function cluster(name: string, action: 'kill' | 'start') {
  const response = await fetch(`${env.controlUrl}/clusters/${name}/${action}`, {
    method: 'POST',
  });
  if (!response.ok) {
    throw new Error(`${action} ${name}: ${await response.text()}`);
  }
}

async function modelFaults(method: 'POST' | 'DELETE', body?: object) {
  const response = await fetch(`${env.controlUrl}/models/faults`, {
    method,
    body: body && JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${method} a model's fault: ${await response.text()}`);
  }
}

/** Lets the sandbox's model servers fail. */
export const modelFault = (fault: {
  fault: string;
  times?: number;
  after?: number;
}) => modelFaults('POST', fault);

/** Ends every fault of the model servers. */
export const noModelFaults = () => modelFaults('DELETE');

/** Every secret of this run: cluster tokens, certificate authorities, Git credentials and keys of providers. */
export function secrets(): string[] {
  const dir = dirname(env.kubeconfig);
  const config = JSON.parse(
    readFileSync(join(dir, 'app-config.generated.yaml'), 'utf8'),
  );
  const clusters = config.kubernetes.clusterLocatorMethods.flatMap(
    (method: { clusters: Record<string, string>[] }) => method.clusters,
  );
  return [
    ...clusters.flatMap((one: Record<string, string>) => [
      one.serviceAccountToken,
      one.caData,
    ]),
    ...config.integrations.gitea.map(
      (one: { password: string }) => one.password,
    ),
    ...config.kaito.endpoints.map((one: { apiKey: string }) => one.apiKey),
  ];
}
