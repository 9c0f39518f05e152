import { createLowlight } from 'lowlight';
import { loadGrammar } from './languages';

/** A piece of code that is drawn in one way; `scope` is highlight.js's word for what it is, null for plain text. */
export interface CodePiece {
  scope: string | null;
  text: string;
}

type Tree = ReturnType<ReturnType<typeof createLowlight>['highlight']>;
type Node = Tree['children'][number];

const lowlight = createLowlight();

function scopeOf(node: Node): string | null {
  const names = node.type === 'element' ? node.properties.className : null;
  const name = Array.isArray(names) ? String(names[0]) : '';
  return name.startsWith('hljs-') ? name.slice('hljs-'.length) : null;
}

function* piecesOf(nodes: Node[], scope: string | null): Generator<CodePiece> {
  for (const node of nodes) {
    if (node.type === 'text') {
      yield { scope, text: node.value };
    } else if (node.type === 'element') {
      yield* piecesOf(node.children as Node[], scopeOf(node) ?? scope);
    }
  }
}

/** The pieces of a code; joined, their texts are the code. Rejects when the grammar cannot be fetched. */
export async function highlight(
  language: string,
  code: string,
): Promise<CodePiece[]> {
  if (!lowlight.registered(language)) {
    lowlight.register(language, await loadGrammar(language));
  }
  return [...piecesOf(lowlight.highlight(language, code).children, null)];
}
