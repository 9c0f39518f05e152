import { losesBlanks } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { isNode, type Scalar, stringify, visit } from 'yaml';

/** Whether a text must be quoted for a parser of YAML 1.1 to read it as text. */
function needsQuotes(text: string): boolean {
  return (
    losesBlanks(text) ||
    /^["']/.test(stringify(text, { compat: 'yaml-1.1', lineWidth: 0 }))
  );
}

function quote(_: unknown, node: Scalar): void {
  const isPlain = node.type === undefined || node.type === 'PLAIN';
  if (isPlain && typeof node.value === 'string' && needsQuotes(node.value)) {
    node.type = 'QUOTE_DOUBLE';
  }
}

/**
 * Quotes the text of a new part of a document where Kubernetes, whose parser reads YAML 1.1, would take it for something
 * else: `yes`, `012`, a date. For new parts alone: of what stood there before nobody knows which of the two was meant.
 */
export function quoteText<T>(part: T): T {
  if (isNode(part)) visit(part, { Scalar: quote });
  return part;
}
