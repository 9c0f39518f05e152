const MASK = '[redacted]';
/** What tokens are made of; bounded, so that no line can make a search slow. */
const TOKEN = '[A-Za-z0-9._~+/-]{8,4096}={0,2}';

const RULES: readonly [RegExp, string][] = [
  // Whole values first, so that no mark of another rule is taken for a part of one.
  // As a header, a field of JSON or Python, or a pair of raw headers.
  [
    /(authorization(?:["']?\s{0,8}[:=]|["'],)\s{0,8}\[?(?:b(?=["']))?["']?)(?:(?:digest|aws4-hmac-sha256)\s.*|(?:(?:bearer|basic|token|negotiate|apikey)\s{1,8})?[^\s"',;)}\]]+)/gi,
    `$1${MASK}`,
  ],
  [new RegExp(`\\b(bearer)(\\s{1,8}|%20)${TOKEN}`, 'gi'), `$1$2${MASK}`],
  [
    /\b((?:hf_token|hugging_face_hub_token|[\w-]{0,64}api[_-]?key|access[_-]?token|refresh[_-]?token|client[_-]?secret|account[_-]?key|password)["']?\s{0,8}[:=]\s{0,8}\[?["']?)[^\s"',;)}\]&]{8,}/gi,
    `$1${MASK}`,
  ],
  // Hugging Face: users' and organisations' tokens, glued to whatever is around them.
  [/(hf|api_org)_[A-Za-z0-9]{16,}\w*/g, `$1_${MASK}`],
  // Web tokens, as Kubernetes and sign-in services give out.
  [/eyJ[\w-]{8,4096}\.[\w-]{8,4096}\.[\w-]{0,4096}/g, MASK],
  // The signature is what makes an Azure storage link a key.
  [/([?&]sig=)[^&\s"']+/gi, `$1${MASK}`],
];

/**
 * A line of a log without the secrets that models and their servers are known to print. A guard against mishaps, not a
 * reason to print secrets: one that looks like nothing in particular passes.
 */
export function redactSecrets(line: string): string {
  return RULES.reduce((text, [rule, by]) => text.replace(rule, by), line);
}
