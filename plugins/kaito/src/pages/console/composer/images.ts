import type {
  Ability,
  EndpointView,
} from '@kaito-portal/backstage-plugin-kaito-common/api';

/** Formats that vision models take. */
export const IMAGE_TYPES = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
];

/** Most pictures of one question. */
export const MAX_IMAGES = 4;

/** Largest picture, bytes: four of them in base64 stay below what the gateway takes by default, 10 MiB. */
const MAX_IMAGE_BYTES = 1_750_000;

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Why a file cannot be sent as a picture; null when it can. */
export function imageProblem(
  file: Pick<File, 'name' | 'type' | 'size'>,
): string | null {
  if (!IMAGE_TYPES.includes(file.type)) {
    return `${file.name} is not a picture that models take: PNG, JPEG, WebP or GIF.`;
  }
  return file.size > MAX_IMAGE_BYTES
    ? `${file.name} has ${megabytes(file.size)}; a picture may have ${megabytes(
        MAX_IMAGE_BYTES,
      )}. Make it smaller and try again.`
    : null;
}

/** Whether pictures can be sent to all of these endpoints, and what to know of that. */
export function imageAbility(
  endpoints: readonly Pick<EndpointView, 'title' | 'abilities'>[],
): { ability: Ability; note: string | null } {
  const cannot = endpoints.filter(one => one.abilities.images === 'no');
  if (cannot.length > 0) {
    if (cannot.length > 1 && cannot.length === endpoints.length) {
      return { ability: 'no', note: 'None of these models takes pictures.' };
    }
    const names = cannot.map(one => one.title).join(', ');
    const take = cannot.length === 1 ? 'takes' : 'take';
    return { ability: 'no', note: `${names} ${take} no pictures.` };
  }
  const unknown = endpoints.filter(one => one.abilities.images === 'unknown');
  return unknown.length > 0
    ? {
        ability: 'unknown',
        note: 'Whether the model takes pictures is not known; it may refuse.',
      }
    : { ability: 'yes', note: null };
}
