/** How the tokens of services begin that models are served with, and of those that keep code, images and data. */
const TOKENS: readonly RegExp[] = [
  // Hugging Face.
  /\b(hf|api_org)_[A-Za-z0-9]{4,}/,
  // GitHub, GitLab.
  /\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}/,
  /\bgl(pat|dt|rt|oas|cbt|ptt|ft|soat|agent)-[\w-]{16,}/,
  // Azure: a secret of an app, of Azure DevOps, and what keys of storage and queues are called.
  /(^|[^\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,}/,
  /\b[A-Za-z0-9]{68,}AZDO[A-Za-z0-9]{4,}/,
  /\b(AccountKey|SharedAccessKey|SharedAccessSignature)=\S{8,}/i,
  // AWS, Google, and those with a mark of their own.
  /\b(AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/,
  /\bAIza[\w-]{35}/,
  /\bsk-[A-Za-z0-9]{20,}|\bsk-(proj|ant|or|svcacct|admin)-[\w-]{20,}/,
  /\bxox[abeoprs]-[\w-]{10,}|\bnpm_[A-Za-z0-9]{30,}|\bdckr_pat_[\w-]{20,}|\bnvapi-[\w-]{20,}/,
  // Web tokens, private keys, and what a header of HTTP signs in with.
  /\beyJ[\w-]{10,4096}\.[\w-]{10,}/,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY( BLOCK)?-----/,
  /\b(bearer|basic)\s+(?=\S{0,4096}\d)[A-Za-z0-9._~+/-]{16,}/i,
];

/** A user with a password in an address of any kind. */
const SIGNED_IN = /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/?#@]{0,300}@/i;
/** A signature of Azure, AWS or Google. */
const SIGNED_URL =
  /\bhttps?:\/\/\S{0,2000}?[?&](sig|X-Amz-Signature|X-Goog-Signature)=/i;

const WORDS = /[^A-Za-z0-9]+/;

// Each is bounded where it could be tried at every letter of a long text.

/** Whether a text holds a token by its form. */
export function holdsToken(text: string): boolean {
  return (
    TOKENS.some(token => token.test(text)) || text.split(WORDS).some(isRandom)
  );
}

/** Whether a text holds an address with credentials in it. */
export function holdsCredentials(text: string): boolean {
  return SIGNED_IN.test(text) || SIGNED_URL.test(text);
}

const SHORTEST = 24;
/** Of small letters and digits only there are long names as well. */
const SHORTEST_SMALL = 40;

/** How many neighbours are of another kind: capital, small letter or digit. */
function turns(word: string): number {
  const kind = (letter: string) => {
    if (/\d/.test(letter)) return 0;
    return /[A-Z]/.test(letter) ? 1 : 2;
  };
  let count = 0;
  for (let at = 1; at < word.length; at++) {
    if (kind(word[at]) !== kind(word[at - 1])) count++;
  }
  return count;
}

/**
 * Whether a word looks drawn by lot: names are made of words, and have their capitals and digits at the seams. Digests,
 * which are hexadecimal, are no secrets.
 */
function isRandom(word: string): boolean {
  if (word.length < SHORTEST || /^(\d+|[0-9a-f]+|[0-9A-F]+)$/.test(word)) {
    return false;
  }
  const digits = word.replace(/\D/g, '').length;
  const mixed = /[a-z]/.test(word) && /[A-Z]/.test(word);
  return mixed
    ? digits >= 2 && turns(word) >= word.length * 0.45
    : word.length >= SHORTEST_SMALL &&
        digits >= 4 &&
        turns(word) >= word.length * 0.15;
}
