const LONGEST = 300;

/** What a host said about a failure, and which field of the request it named. */
export interface HostMessage {
  text: string | null;
  field: string | null;
}

/**
 * The sentence in a failure's body, as GitHub, GitLab, Gitea, Azure DevOps and both Bitbuckets spell it; for a page, its
 * title. Never the page itself.
 */
export function hostMessage(body: string, isHtml: boolean): HostMessage {
  if (isHtml) return { text: pageTitle(body), field: null };
  const answer = asRecord(parseJson(body));
  if (!answer) return { text: null, field: null };
  const nested = asRecord(answer.error);
  const errors = Array.isArray(answer.errors) ? answer.errors : [];
  const said = [
    ...texts(answer.message),
    ...texts(nested?.message),
    ...texts(answer.error),
    ...texts(answer.error_description),
    ...errors.flatMap(e => texts(asRecord(e)?.message ?? codeOf(e) ?? e)),
  ];
  const fields = [
    ...errors.flatMap(e => [asRecord(e)?.field, asRecord(e)?.context]),
    ...Object.keys(asRecord(nested?.fields) ?? {}),
    ...Object.keys(asRecord(answer.message) ?? {}),
  ];
  const text = [...new Set(said)].join('; ').replace(/\s+/g, ' ').trim();
  const field = fields.find(f => typeof f === 'string' && f !== '');
  return {
    text: text ? text.slice(0, LONGEST) : null,
    field: (field as string | undefined)?.slice(0, 80) ?? null,
  };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pageTitle(body: string): string | null {
  const title = /<title[^>]*>([^<]{1,200})/i.exec(body)?.[1];
  return title?.replace(/\s+/g, ' ').trim() || null;
}

function codeOf(error: unknown): string | undefined {
  const { code, resource } = asRecord(error) ?? {};
  return typeof code === 'string'
    ? `${resource ?? 'field'} ${code}`
    : undefined;
}

/** Strings in a value; GitLab answers with one, a list, or lists by field. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return value ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(texts);
  const record = asRecord(value);
  if (!record || 'message' in record) return [];
  return Object.entries(record).flatMap(([key, inner]) =>
    texts(inner).map(text => `${key}: ${text}`),
  );
}

function asRecord(value: unknown): Record<string, unknown> | null {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
