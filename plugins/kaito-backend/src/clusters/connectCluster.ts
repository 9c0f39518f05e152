import {
  isMisconfigured,
  type ClusterConnection,
  type ClusterEntry,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { ClusterAuth, ParsedCluster, PemSource } from './ClusterSpec';
import type { ClusterCredentials } from './credentials/ClusterCredentials';
import { ClusterConfigError } from './fields';
import { checkCertificates } from './parsePem';
import { createFileToken } from './fileToken';

/** Reads a text file. */
export type ReadFile = (path: string) => Promise<string>;

async function readPem(
  source: PemSource | undefined,
  readFile: ReadFile,
): Promise<string | undefined> {
  if (!source || 'pem' in source) {
    return source?.pem;
  }
  try {
    return await readFile(source.path);
  } catch (error) {
    if (source.optional) {
      return undefined;
    }
    throw new ClusterConfigError(
      `${source.field}: the file ${source.path} cannot be read (${codeOf(
        error,
      )}). Check the path and its permissions.`,
    );
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException)?.code ?? 'unknown error';
}

async function readAuth(
  auth: ClusterAuth,
  readFile: ReadFile,
  credentials: ClusterCredentials | undefined,
): Promise<{
  token?: ClusterConnection['token'];
  renewToken?: ClusterConnection['renewToken'];
  cert?: string;
  key?: string;
}> {
  switch (auth.type) {
    case 'token':
      return { token: async () => auth.token };
    case 'tokenFile': {
      try {
        await readFile(auth.path);
      } catch (error) {
        throw new ClusterConfigError(
          `${auth.field} is not given and the file ${
            auth.path
          } cannot be read (${codeOf(
            error,
          )}). Give a token, or the path of a token file.`,
        );
      }
      return createFileToken(auth.path, readFile);
    }
    case 'clientCertificate': {
      const cert = await readPem(auth.cert, readFile);
      return {
        cert: checkCertificates(cert ?? '', auth.cert.field),
        key: await readPem(auth.key, readFile),
      };
    }
    case 'entra': {
      const entra = credentials?.entra();
      if (!entra) {
        throw new ClusterConfigError(
          'This portal has no Microsoft Entra identity. Configure kaito.azure.',
        );
      }
      return entra;
    }
    case 'exec': {
      const exec = credentials?.exec(auth.spec);
      if (!exec) {
        throw new ClusterConfigError(
          `${auth.field} runs a program (exec), which is not allowed. Set kaito.clusters.allowExec to true, or give a token or a client certificate of a read-only account.`,
        );
      }
      return exec;
    }
    default:
      return {};
  }
}

/**
 * Turns a description into what is needed to connect. A file that cannot be read or a bad certificate makes it
 * misconfigured.
 */
export async function connectCluster(
  parsed: ParsedCluster,
  readFile: ReadFile,
  credentials?: ClusterCredentials,
): Promise<ClusterEntry> {
  if (isMisconfigured(parsed)) {
    return parsed;
  }
  const { name, title, url } = parsed;
  try {
    const ca = await readPem(parsed.ca, readFile);
    if (ca !== undefined && parsed.ca) {
      checkCertificates(ca, parsed.ca.field);
    }
    const { token, renewToken, cert, key } = await readAuth(
      parsed.auth,
      readFile,
      credentials,
    );
    return {
      name,
      title,
      url,
      tls: {
        ca,
        cert,
        key,
        serverName: parsed.serverName,
        skipVerify: parsed.skipVerify,
      },
      token,
      ...(renewToken && { renewToken }),
    };
  } catch (error) {
    if (error instanceof ClusterConfigError) {
      return { name, title, problem: error.message };
    }
    throw error;
  }
}
