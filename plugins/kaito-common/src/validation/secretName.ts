import { findSecrets } from '../manifests/builders/input/findSecrets';
import { type Finding, ineffective } from './Finding';
import { isDnsSubdomain } from './names';

/** How tokens begin; `sk-` alone may begin a name as well. */
const TOKEN = /^(hf_|ghp_|github_pat_|eyJ|sk-[\w-]{30})/;

/** Whether a text looks like a secret itself, be it a token, a private key or an address with credentials. */
export function looksLikeToken(text: string): boolean {
  return TOKEN.test(text) || findSecrets(text).length > 0;
}

/** Whether a text can be the name of a Secret at all. */
export function isSecretName(text: string): boolean {
  return isDnsSubdomain(text) && !TOKEN.test(text);
}

/**
 * SECRET-NAME: a field that takes the name of a Secret holds a name, not the secret. What it holds is never repeated in
 * the message.
 */
export function secretNameFindings(path: string, value: unknown): Finding[] {
  if (typeof value !== 'string' || value === '' || isSecretName(value)) {
    return [];
  }
  return [
    TOKEN.test(value)
      ? ineffective(
          'SECRET-NAME',
          path,
          `\`${path}\` looks like a token itself. It takes the name of a Secret; whoever reads the manifest now knows the token`,
          'Revoke the token, put a new one in a Secret under the key HF_TOKEN, and write the name of that Secret here',
        )
      : ineffective(
          'SECRET-NAME',
          path,
          `\`${path}\` cannot be the name of a Secret: names are lower case letters, digits, dashes and dots`,
          'Write the name of a Secret of this namespace',
        ),
  ];
}
