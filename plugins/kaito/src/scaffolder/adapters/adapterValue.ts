import {
  isDnsSubdomain,
  isImageReference,
  isSecretName,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';

/** A LoRA adapter as a form holds it, perhaps half filled in. */
export interface AdapterValue {
  name?: string;
  image?: string;
  strength?: number;
  imagePullSecrets?: string[];
}

/** KAITO's limit (W33). */
export const MOST_ADAPTERS = 10;

const nameProblem = (name: string) =>
  isDnsSubdomain(name)
    ? null
    : 'use lower-case letters, digits, dashes and dots';

const imageProblem = (image: string) =>
  isImageReference(image)
    ? null
    : 'write registry/repository:tag with the repository in lower case';

const strengthProblem = (strength: number) =>
  strength >= 0 && strength <= 1 ? null : 'write a number between 0 and 1';

/** What is wrong with each field of an adapter, given the names of the others. */
export function adapterProblems(
  adapter: AdapterValue,
  otherNames: readonly (string | undefined)[],
): Partial<Record<keyof AdapterValue, string>> {
  const { name = '', image = '', strength, imagePullSecrets = [] } = adapter;
  const taken = otherNames.includes(name) && name !== '';
  const found = {
    name: taken ? 'another adapter has this name' : nameProblem(name.trim()),
    image: imageProblem(image.trim()),
    strength: strength === undefined ? null : strengthProblem(strength),
    imagePullSecrets: imagePullSecrets.every(isSecretName)
      ? null
      : 'name a Secret; never write the token itself',
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, problem]) => problem !== null),
  );
}

const LABELS: Record<keyof AdapterValue, string> = {
  name: 'name',
  image: 'image',
  strength: 'strength',
  imagePullSecrets: 'secret to pull it with',
};

/** What is wrong with a list of adapters, a sentence each. */
export function adapterListProblems(
  adapters: readonly AdapterValue[],
): string[] {
  const tooMany =
    adapters.length > MOST_ADAPTERS
      ? [
          `${adapters.length} adapters are too many: KAITO takes ${MOST_ADAPTERS} (W33).`,
        ]
      : [];
  return [
    ...tooMany,
    ...adapters.flatMap((adapter, index) => {
      const others = adapters.slice(0, index).map(({ name }) => name);
      return Object.entries(adapterProblems(adapter, others)).map(
        ([field, problem]) =>
          `Adapter ${index + 1}, ${
            LABELS[field as keyof AdapterValue]
          }: ${problem}.`,
      );
    }),
  ];
}

/** The list with one adapter moved; as it was when it cannot be moved there. */
export function moveAdapter<T>(list: readonly T[], from: number, to: number) {
  if (to < 0 || to >= list.length) {
    return [...list];
  }
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), list[from], ...rest.slice(to)];
}
