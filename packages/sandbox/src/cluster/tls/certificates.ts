import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { type CertificateUsage, issueCertificate } from './issueCertificate';
import { DAY_MS, type Keys, newKeys, SIGNING } from './keys';

/** A certificate and its key, PEM throughout. */
export interface ServerCertificate {
  certPem: string;
  keyPem: string;
}

/** What a server needs to speak TLS, and a client to trust it. PEM throughout. */
export interface ServerIdentity extends ServerCertificate {
  caPem: string;
  /** The authority's own key; absent in a state file of an older sandbox. */
  caKeyPem?: string;
}

/** When a certificate counts, in days from now. */
export interface Validity {
  fromDays: number;
  toDays: number;
}

const A_YEAR: Validity = { fromDays: -1, toDays: 365 };

const exported = async ({ privateKey }: Keys) =>
  PemConverter.encode(
    await crypto.subtle.exportKey('pkcs8', privateKey),
    'PRIVATE KEY',
  );

/** Makes a certificate authority of its own and a certificate for loopback signed by it, valid for a year. */
export async function createServerIdentity(
  commonName: string,
): Promise<ServerIdentity> {
  cryptoProvider.set(crypto);
  const keys = await newKeys();
  const ca = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${commonName} CA`,
    notBefore: new Date(Date.now() - 30 * DAY_MS),
    notAfter: new Date(Date.now() + 365 * DAY_MS),
    signingAlgorithm: SIGNING,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(
        KeyUsageFlags.keyCertSign + KeyUsageFlags.cRLSign,
        true,
      ),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const authority = {
    caPem: ca.toString('pem'),
    caKeyPem: await exported(keys),
  };
  return { ...authority, ...(await issue(authority, commonName, A_YEAR)) };
}

/** Another certificate by the same authority. Throws an Error when its key is not known. */
export async function reissue(
  identity: ServerIdentity,
  commonName: string,
  validity: Validity = A_YEAR,
): Promise<ServerCertificate> {
  return issue(authorityOf(identity), commonName, validity);
}

/** A certificate a client can show instead of a token; its common name is the user's. Throws an Error when the authority's key is not known. */
export async function issueClientCertificate(
  identity: ServerIdentity,
  commonName: string,
): Promise<ServerCertificate> {
  return issue(authorityOf(identity), commonName, A_YEAR, 'client');
}

function authorityOf({ caPem, caKeyPem }: ServerIdentity) {
  if (!caKeyPem) {
    throw new Error(
      'The key of this cluster’s authority was not saved by the sandbox that made it. Delete its state file to start the cluster afresh.',
    );
  }
  return { caPem, caKeyPem };
}

async function issue(
  authority: { caPem: string; caKeyPem: string },
  commonName: string,
  { fromDays, toDays }: Validity,
  usage: CertificateUsage = 'server',
): Promise<ServerCertificate> {
  const keys = await newKeys();
  const certPem = await issueCertificate(authority, {
    commonName,
    usage,
    publicKey: keys.publicKey,
    notBefore: new Date(Date.now() + fromDays * DAY_MS),
    notAfter: new Date(Date.now() + toDays * DAY_MS),
  });
  return { certPem, keyPem: await exported(keys) };
}
