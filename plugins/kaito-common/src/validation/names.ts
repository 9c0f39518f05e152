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
