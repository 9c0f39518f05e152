import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { importSigningKey, SIGNING } from './keys';

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';

/** A certificate for loopback, signed by an authority. */
export async function issueServerCertificate(
  authority: { caPem: string; caKeyPem: string },
  given: {
    commonName: string;
    publicKey: CryptoKey;
    notBefore: Date;
    notAfter: Date;
  },
): Promise<string> {
  const { commonName, publicKey, notBefore, notAfter } = given;
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
      new ExtendedKeyUsageExtension([SERVER_AUTH]),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
      ]),
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(ca),
    ],
  });
  return leaf.toString('pem');
}
