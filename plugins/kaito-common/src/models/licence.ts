import type { LicenceClass } from '../api/dto/model';

const PERMISSIVE = /^(mit|apache-2\.0|openmdw-\d.*)$/;
const CONDITIONAL = /^(llama|gemma|modified-mit|nvidia)/;

/** How freely a licence lets a model be used. Our reading of the licence's name, not legal advice. */
export function classifyLicence(licence: string): LicenceClass {
  const name = licence.trim().toLowerCase();
  if (PERMISSIVE.test(name)) {
    return 'permissive';
  }
  return CONDITIONAL.test(name) ? 'conditional' : 'unknown';
}
