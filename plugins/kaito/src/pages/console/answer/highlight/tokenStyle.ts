import styles from './tokens.module.css';

/** What highlight.js tells apart, in the few classes that differ for a reader. */
const CLASSES: [string, RegExp][] = [
  [styles.comment, /^(comment|quote|meta|doctag)$/],
  [styles.keyword, /^(keyword|built_in|type|selector-tag|name|section)$/],
  [styles.string, /^(string|regexp|addition|template-variable|char)$/],
  [styles.number, /^(number|literal|symbol|bullet|link|deletion)$/],
  [styles.title, /^(title|attr|attribute|property|variable|selector-.*)$/],
];

/** The class of a scope; undefined for what is drawn as plain text. */
export function tokenStyle(scope: string | null): string | undefined {
  return scope === null
    ? undefined
    : CLASSES.find(([, scopes]) => scopes.test(scope))?.[0];
}
