import type { ConfigApi } from '@backstage/core-plugin-api';

/** Someone to be in the sandbox. */
export interface Persona {
  /** Value of the header that tells the sign-in provider who. */
  id: string;
  title: string;
  description: string;
}

/** Personas the configuration offers; none outside the sandbox. */
export function readPersonas(config: ConfigApi): Persona[] {
  if (!config.getOptionalBoolean('kaito.sandbox.enabled')) {
    return [];
  }
  return (config.getOptionalConfigArray('kaito.sandbox.personas') ?? []).map(
    persona => ({
      id: persona.getString('id'),
      title: persona.getString('title'),
      description: persona.getString('description'),
    }),
  );
}

const KEY = 'kaito-portal.persona';

/** The persona chosen in this browser tab, so that a reload does not ask again. */
export const personaMemory = {
  recall: () => sessionStorage.getItem(KEY) ?? undefined,
  remember: (id: string) => sessionStorage.setItem(KEY, id),
  forget: () => sessionStorage.removeItem(KEY),
};
