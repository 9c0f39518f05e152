const EXCERPT_LENGTH = 120;

/** The first characters of what was received, for an error message. */
export function excerpt(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > EXCERPT_LENGTH
    ? `${flat.slice(0, EXCERPT_LENGTH)}…`
    : flat;
}

/** The sentence inside an error body of OpenAI's, vLLM's or Backstage's shape; null when there is none. */
export function errorSentence(body: unknown): string | null {
  if (typeof body === 'string') {
    return body.trim() || null;
  }
  const { error, message } = (body ?? {}) as {
    error?: unknown;
    message?: unknown;
  };
  if (typeof error === 'string') {
    return error;
  }
  const nested = (error as { message?: unknown } | null | undefined)?.message;
  if (typeof nested === 'string') {
    return nested;
  }
  return typeof message === 'string' ? message : null;
}

/** OpenAI's code inside an error body, e.g. `idle_timeout`; null when there is none. */
export function errorCode(body: unknown): string | null {
  const { code } =
    ((body as { error?: unknown } | null | undefined)?.error as {
      code?: unknown;
    } | null) ?? {};
  return typeof code === 'string' ? code : null;
}
