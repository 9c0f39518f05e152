interface Node {
  properties?: Record<string, unknown>;
  children?: Node[];
}

function strip(node: Node) {
  if (node.properties) {
    delete node.properties.id;
    delete node.properties.ariaDescribedBy;
  }
  node.children?.forEach(strip);
}

/** Takes ids away, those of footnotes for one: several answers are on a page, and an id is there once. */
export const withoutIds = () => strip;
