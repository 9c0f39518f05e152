import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type JsonGeneralNames,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { importSigningKey, SIGNING } from './keys';

/** What a certificate is for. */
export type CertificateUsage = 'server' | 'client';

const PURPOSES: Record<CertificateUsage, string> = {
  server: '1.3.6.1.5.5.7.3.1',
  client: '1.3.6.1.5.5.7.3.2',
};

const LOOPBACK: JsonGeneralNames = [
  { type: 'dns', value: 'localhost' },
  { type: 'ip', value: '127.0.0.1' },
];

/** A certificate signed by an authority; a server's is for loopback. */
export async function issueCertificate(
  authority: { caPem: string; caKeyPem: string },
  given: {
    commonName: string;
    usage: CertificateUsage;
    publicKey: CryptoKey;
    notBefore: Date;
    notAfter: Date;
  },
): Promise<string> {
  const { commonName, usage, publicKey, notBefore, notAfter } = given;
  const ca = new X509Certificate(authority.caPem);
  const leaf = await X509CertificateGenerator.create({
    serialNumber: Date.now().toString(16).padStart(12, '0'),
    subject: `CN=${commonName}`,
    issuer: ca.subject,
    notBefore,
    notAfter,
    signingAlgorithm: SIGNING,
    publicKey,
    signingKey: await importSigningKey(
      PemConverter.decodeFirst(authority.caKeyPem),
    ),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([PURPOSES[usage]]),
      ...(usage === 'server'
        ? [new SubjectAlternativeNameExtension(LOOPBACK)]
        : []),
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(ca),
    ],
  });
  return leaf.toString('pem');
}
