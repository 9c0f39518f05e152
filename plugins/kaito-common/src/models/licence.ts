import type { LicenceClass } from '../api/dto/model';

const PERMISSIVE = ['mit', 'apache-2.0'];
const CONDITIONAL = /^(llama|gemma|modified-mit|nvidia|openmdw)/;

/** How freely a licence lets a model be used. Our reading of the licence's name, not legal advice. */
export function classifyLicence(licence: string): LicenceClass {
  const name = licence.trim().toLowerCase();
  if (PERMISSIVE.includes(name)) {
    return 'permissive';
  }
  return CONDITIONAL.test(name) ? 'conditional' : 'unknown';
}
