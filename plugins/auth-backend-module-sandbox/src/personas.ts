import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';

/** Someone to be in the sandbox. */
export interface Persona {
  id: string;
  userEntityRef: string;
}

/** Personas by id. Throws when the configuration names none or one of them is no user. */
export function readPersonas(config: Config): Map<string, Persona> {
  const personas = (
    config.getOptionalConfigArray('kaito.sandbox.personas') ?? []
  ).map(entry => ({
    id: entry.getString('id'),
    userEntityRef: userRef(entry.getString('userEntityRef')),
  }));
  if (personas.length === 0) {
    throw new Error(
      'kaito.sandbox.personas names nobody to sign in as; list at least one persona',
    );
  }
  return new Map(personas.map(persona => [persona.id, persona]));
}

function userRef(text: string): string {
  const ref = parseEntityRef(text, { defaultKind: 'User' });
  if (ref.kind.toLocaleLowerCase('en-US') !== 'user') {
    throw new Error(
      `kaito.sandbox.personas: userEntityRef '${text}' is not a user`,
    );
  }
  return stringifyEntityRef(ref);
}
