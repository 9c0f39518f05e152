/** How everything here is signed. */
export const SIGNING = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export const DAY_MS = 86_400_000;

/** A key pair. */
export type Keys = CryptoKeyPair;

/** A new key pair that can be exported. */
export const newKeys = (): Promise<Keys> =>
  crypto.subtle.generateKey(SIGNING, true, ['sign', 'verify']);

/** Reads a PKCS#8 key for signing. */
export const importSigningKey = (pkcs8: BufferSource): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', pkcs8, SIGNING, true, ['sign']);
