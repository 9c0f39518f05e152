import { type Finding, ineffective, rejected } from '../Finding';

/** A scheme or an absolute path, and no space in the host. */
const REQUEST_URI = /^([A-Za-z][A-Za-z0-9+.-]*:(?!\/\/[^/]*\s)|\/)/;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;
const COMPLETIONS = ['/v1/chat/completions', '/v1/completions'];

/** RAG-4, RAG-5: a URL must be one a request can be sent to. */
export function urlFindings(
  rule: string,
  path: string,
  url: string,
): Finding[] {
  return REQUEST_URI.test(url) && !CONTROL.test(url)
    ? []
    : [
        rejected(
          rule,
          path,
          `\`${url}\` is not a URL`,
          'Write a full URL, with its scheme',
        ),
      ];
}

/** RAG-5, RAG-10: KAITO tells by the end of the URL which of the two APIs it speaks. */
export function serviceUrlFindings(path: string, url: string): Finding[] {
  const malformed = urlFindings('RAG-5', path, url);
  return malformed.length > 0 ||
    (/^https?:\/\//i.test(url) && COMPLETIONS.some(end => url.includes(end)))
    ? malformed
    : [
        ineffective(
          'RAG-10',
          path,
          `KAITO admits \`${url}\`, but the engine calls the URL as it stands and needs one of ${COMPLETIONS.join(
            ' and ',
          )}`,
          'Write the whole URL, e.g. `http://my-model.my-namespace.svc.cluster.local/v1/chat/completions`',
        ),
      ];
}
