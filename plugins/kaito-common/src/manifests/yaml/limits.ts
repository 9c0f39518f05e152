/** What a YAML text may cost. A text beyond any of these is refused before it is read further. */
export interface YamlLimits {
  /** Characters of the whole text. */
  maxCharacters: number;
  /** Words and signs the text is cut into: what reading time grows with. */
  maxTokens: number;
  /** Collections within collections. */
  maxDepth: number;
  maxDocuments: number;
  /** Values of the whole text once every alias stands for what it names. */
  maxValues: number;
}

/** Wide enough for the CRDs of KAITO, narrow enough that no text takes a second. */
export const YAML_LIMITS: Readonly<YamlLimits> = {
  // etcd stores no object above 1.5 MiB, so no cluster holds a manifest that is larger.
  maxCharacters: 1.5 * 1024 * 1024,
  // What a parser can be made to pay a token is most when each is a fault, about 8 µs. A manifest has a few hundred,
  // KAITO's largest CRD 4,600.
  maxTokens: 60_000,
  // KAITO's CRDs go 22 deep, Pod templates less. The composer is recursive: its stack must hold.
  maxDepth: 100,
  // A fleet keeps one object or a few a file; a rendered chart has dozens.
  maxDocuments: 1_000,
  // Without aliases a text within maxTokens cannot have more: this stops aliases of aliases.
  maxValues: 100_000,
};
