import type { TokenCredential } from '@azure/core-auth';
import type { ExecSpec } from './ExecSpec';
import { createEntraToken } from './entraToken';
import { createRenewingToken, type TokenPair } from './renewingToken';
import { runExec } from './runExec';

/** Credentials that clusters share, and that outlive the description they were first met in. */
export interface ClusterCredentials {
  /** The portal's Microsoft Entra token for AKS. */
  entra(): TokenPair;
  /** Token of a program; undefined when programs may not be run. */
  exec(spec: ExecSpec): TokenPair | undefined;
}

/** @param azure - who the portal is for Azure; asked for when the first cluster needs it */
export function createClusterCredentials(options: {
  azure: () => TokenCredential;
  allowExec: boolean;
}): ClusterCredentials {
  let entra: TokenPair | undefined;
  const programs = new Map<string, TokenPair>();
  return {
    entra() {
      entra ??= createEntraToken(options.azure());
      return entra;
    },
    exec(spec) {
      if (!options.allowExec) {
        return undefined;
      }
      const key = JSON.stringify(spec);
      const known =
        programs.get(key) ?? createRenewingToken(() => runExec(spec));
      programs.set(key, known);
      return known;
    },
  };
}
