/** An id of a request: `r-` and twelve hexadecimal digits. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0'));
  return `r-${hex.join('')}`;
}

/** Whether a form has a review, which then says what is wrong with the request. */
export function hasReview(form: Record<string, unknown>): boolean {
  return Object.values(form).some(
    value =>
      typeof value === 'object' &&
      value !== null &&
      /^r-[0-9a-f]{12}$/.test(
        String((value as { requestId?: unknown }).requestId),
      ),
  );
}
