import { X509Certificate } from 'node:crypto';
import { ClusterConfigError } from './fields';

const CERTIFICATE =
  /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** PEM text out of base64, as kubeconfigs and `caData` hold it. PEM as it is passes too. */
export function decodePem(text: string, field: string): string {
  if (text.includes('-----BEGIN ')) {
    return text;
  }
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  if (!decoded.includes('-----BEGIN ')) {
    throw new ClusterConfigError(
      `${field} is not base64 of a PEM file. Take it from certificate-authority-data of a kubeconfig, or encode the PEM file with base64.`,
    );
  }
  return decoded;
}

/** Checks that PEM text holds readable certificates, and gives it back. */
export function checkCertificates(pem: string, field: string): string {
  const certificates = pem.match(CERTIFICATE);
  if (!certificates) {
    throw new ClusterConfigError(
      `${field} holds no certificate. It must hold a PEM block that begins with -----BEGIN CERTIFICATE-----.`,
    );
  }
  certificates.forEach((certificate, index) => {
    try {
      // Parsing is the check.
      void new X509Certificate(certificate);
    } catch {
      throw new ClusterConfigError(
        `${field}: certificate ${
          index + 1
        } cannot be read. Copy it again; it is cut short or altered.`,
      );
    }
  });
  return pem;
}
