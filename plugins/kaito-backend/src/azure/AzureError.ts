/** Azure did not give an answer. The message says what, why and what to do, without secrets. */
export class AzureError extends Error {
  /** @param status - the status code Azure answered with, if it answered */
  constructor(message: string, readonly status?: number) {
    super(message);
    this.name = 'AzureError';
  }
}

const NEXT: Record<number, string> = {
  401: 'Check the credential of `kaito.azure`.',
  403: 'Give the portal’s identity the role Reader on the subscription.',
  404: 'Check the subscription and the region.',
  429: 'Azure asks to slow down; the portal asks again later.',
};

/** The error a status code of Azure means. `what` names what was asked for. */
export function errorOfStatus(status: number, what: string): AzureError {
  const next =
    NEXT[status] ??
    (status >= 500
      ? 'The fault is on Azure’s side; the portal asks again later.'
      : 'Check `kaito.azure`.');
  return new AzureError(
    `Azure answered ${status} for ${what}. ${next}`,
    status,
  );
}
