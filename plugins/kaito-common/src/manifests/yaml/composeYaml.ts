import { Composer, type Document, Lexer, LineCounter, Parser } from 'yaml';
import { YAML_LIMITS, type YamlLimits } from './limits';
import { ManifestParseError } from './ManifestParseError';

/** A YAML text as trees, faults of syntax in each document's `errors`. */
export interface ComposedYaml {
  documents: Document.Parsed[];
  /** Line (from 1) of an offset in the text. */
  lineAt(offset: number): number;
}

/** Tokens out of place that are gathered; each costs an error with its stack. */
const MAX_FAULTS = 100;

function refuseLarge(text: string, maxCharacters: number) {
  if (text.length > maxCharacters) {
    throw new ManifestParseError(
      1,
      `the text has ${text.length} characters, at most ${maxCharacters} are read: split it`,
    );
  }
}

/**
 * Reads a YAML text as trees with their comments and places, for what has to edit or point into it. Runs the parts of
 * the parser by hand, so that a limit stops it at once. Keys given twice are not faults here: {@link toValue} finds
 * them without comparing each with each.
 * @throws ManifestParseError when the text goes beyond a limit, or is out of place throughout; a fault of syntax is left to {@link toValue}
 */
export function composeYaml(
  text: string,
  limits: Partial<YamlLimits> = {},
): ComposedYaml {
  const { maxCharacters, maxTokens, maxDepth, maxDocuments } = {
    ...YAML_LIMITS,
    ...limits,
  };
  refuseLarge(text, maxCharacters);

  const lines = new LineCounter();
  lines.addNewLine(0);
  const lineAt = (offset: number) => lines.linePos(offset).line || 1;
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents: Document.Parsed[] = [];
  const refuse = (reason: string): never => {
    throw new ManifestParseError(lineAt(parser.offset), reason);
  };
  const add = (document: Document.Parsed) => {
    documents.push(document);
    if (documents.length > maxDocuments) {
      refuse(`more than ${maxDocuments} documents: split the text`);
    }
  };

  let tokens = 0;
  let faults = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > maxTokens) {
      refuse(`more than ${maxTokens} words and signs: split the text`);
    }
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') faults += 1;
      if (faults > MAX_FAULTS) refuse('not YAML: it closes what is not open');
      for (const document of composer.next(token)) add(document);
    }
    if (parser.stack.length > maxDepth) {
      refuse(`nested more than ${maxDepth} deep`);
    }
  }
  for (const token of parser.end()) {
    for (const document of composer.next(token)) add(document);
  }
  for (const document of composer.end()) add(document);
  return { documents, lineAt };
}
