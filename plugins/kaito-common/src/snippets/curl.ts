import { ImageFile, takeImages, type WithFiles } from './ImageFile';
import { oneLine, shellQuote } from './shell';
import { pathOf, TOKEN_VARIABLE, type SnippetRequest } from './Snippet';

/** A text that the JSON does not hold, to stand for a picture. */
function markFor(json: string): string {
  let mark = '@picture@';
  while (json.includes(mark)) {
    mark += '@';
  }
  return mark;
}

const toJson = (parameters: Record<string, WithFiles>, mark: string) =>
  JSON.stringify(
    parameters,
    (_name, value) =>
      value instanceof ImageFile ? `${value.prefix}${mark}` : value,
    2,
  );

/** The request as words of a shell that, put together, are its JSON; pictures are read from their files. */
function bodyWords(request: SnippetRequest): {
  words: string[];
  files: ImageFile[];
} {
  const { parameters, files } = takeImages(request);
  const mark = markFor(JSON.stringify(request));
  const parts = toJson(parameters, mark).split(mark);
  const words = parts.flatMap((part, index) =>
    index === 0
      ? [shellQuote(part)]
      : [
          `"$(base64 < ${shellQuote(files[index - 1].name)} | tr -d '\\n')"`,
          shellQuote(part),
        ],
  );
  return { words, files };
}

/** The call with curl. */
export function curl(
  baseUrl: string,
  request: SnippetRequest,
  options: { token: boolean },
): string {
  const { words, files } = bodyWords(request);
  const url = shellQuote(`${baseUrl}${pathOf(request)}`);
  // A shell takes no argument of a picture's size; its own printf does.
  const piped = files.length > 0;
  const lines = [
    `${piped ? '  ' : ''}curl -sS -N ${url}`,
    ...(options.token ? [`-H "Authorization: Bearer $${TOKEN_VARIABLE}"`] : []),
    `-H 'Content-Type: application/json'`,
    piped ? '--data-binary @-' : `--data-binary ${words[0]}`,
  ].join(` \\\n${piped ? '    ' : '  '}`);
  return piped
    ? `# Pictures: ${oneLine(files.map(({ name }) => name).join(', '))}\n` +
        `printf '%s' ${words.join(' \\\n  ')} |\n${lines}`
    : lines;
}
