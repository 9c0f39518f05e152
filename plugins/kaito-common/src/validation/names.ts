const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Whether a text is a DNS-1123 label: lower case, digits and dashes, at most 63 (W1). */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && DNS_LABEL.test(text);
}

/** Whether a text is a DNS-1123 subdomain: labels joined by dots, at most 253. */
export function isDnsSubdomain(text: string): boolean {
  return (
    text.length <= 253 && text.split('.').every(part => DNS_LABEL.test(part))
  );
}

const SUFFIX = 'xxxxx';
const LONGEST_BASE = 58;

/** Name an object will have: its own, or one made of `generateName` with five letters more. */
export function nameOf(metadata: {
  name?: string;
  generateName?: string;
}): string {
  const { name, generateName } = metadata;
  return name || !generateName
    ? name ?? ''
    : `${generateName.slice(0, LONGEST_BASE)}${SUFFIX}`;
}

const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const HOST_PART = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const HOST = `(?:${HOST_PART}(?:\\.${HOST_PART})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const TAG = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const DIGEST =
  '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const IMAGE = new RegExp(
  `^((?:${HOST}/)?${COMPONENT}(?:/${COMPONENT})*)(?::${TAG})?(?:@${DIGEST})?$`,
);
/** Longest name of a repository a registry takes, and with it tag and digest. */
const LONGEST_REPOSITORY = 255;
const LONGEST_IMAGE = 600;

/** Whether a text is a reference to a container image: `[host/]repository[:tag][@digest]` (W46). */
export function isImageReference(text: string): boolean {
  // The bound on the whole keeps the expression from long searches in hostile text.
  const match = text.length <= LONGEST_IMAGE ? IMAGE.exec(text) : null;
  return match !== null && match[1].length <= LONGEST_REPOSITORY;
}
