const GATED = /^(meta-llama\/|google\/gemma-3-)/i;

/**
 * Whether the publisher hands out the weights only to holders of a token who accepted the licence.
 * KAITO never checks this at admission (W32): without a secret the pod fails while it downloads.
 */
export function isGated(hfId: string): boolean {
  return GATED.test(hfId);
}
