import { escapeHtml } from './html';

/** Any ASCII punctuation, as in CommonMark. */
const ESCAPABLE = /^[!-/:-@[-`{-~]/;
const TOKENS: [RegExp, (match: RegExpExecArray) => string][] = [
  [/^\\([\s\S])/, ([all, c]) => escapeHtml(ESCAPABLE.test(c) ? c : all)],
  [/^(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/, ([, , code]) => codeOf(code)],
  [
    /^\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s()<>"]+)\)/,
    ([, text, url]) => link(url, inline(text)),
  ],
  [/^<(https?:\/\/[^\s<>"]+)>/, ([, url]) => link(url, escapeHtml(url))],
  [/^(https?:\/\/[^\s<>"'`)\]|]+)/, ([, url]) => link(url, escapeHtml(url))],
  [/^\*\*((?:\\.|[^*\\])+)\*\*/, ([, t]) => `<strong>${inline(t)}</strong>`],
  [/^_((?:\\.|[^_\\])+)_(?!\w)/, ([, text]) => `<em>${inline(text)}</em>`],
  // An entity the author wrote stays one; every other ampersand is escaped below.
  [/^&(?:amp|lt|gt|quot|#\d{1,6}|#x[\da-f]{1,6});/i, ([entity]) => entity],
  [/^[A-Za-z0-9 ]+/, ([text]) => text],
];

/** Code, strong, emphasis and http(s) links; everything else is text. */
export function inline(source: string): string {
  let rest = source;
  let out = '';
  while (rest) {
    const hit = firstToken(rest);
    if (hit) {
      out += hit.html;
      rest = rest.slice(hit.length);
    } else {
      out += escapeHtml(rest[0]);
      rest = rest.slice(1);
    }
  }
  return out;
}

function firstToken(text: string) {
  // Plain words stop before a URL so that it can become a link.
  const until = text.search(/https?:\/\//);
  for (const [pattern, render] of TOKENS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const plain = pattern.source.startsWith('^[A-Za-z0-9 ]');
    const length =
      plain && until > 0 ? Math.min(until, match[0].length) : match[0].length;
    if (length === 0) continue;
    return {
      length,
      html: plain ? match[0].slice(0, length) : render(match),
    };
  }
  return null;
}

function codeOf(text: string): string {
  return `<code>${escapeHtml(text.trim())}</code>`;
}

function link(url: string, content: string): string {
  return `<a href="${escapeHtml(
    url,
  )}" rel="noopener noreferrer nofollow">${content}</a>`;
}
