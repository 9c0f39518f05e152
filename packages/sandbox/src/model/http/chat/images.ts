import { ApiError } from '../ApiError';
import type { ModelTraits } from '../ModelTraits';
import { imageFacts, type ImageFacts } from './imageSize';
import type { ImagePart, Message } from './messageSchema';

const DATA_URL = /^data:image\/[a-z0-9.+-]+;base64,([A-Za-z0-9+/=\s]+)$/;

function readImage({ image_url: { url } }: ImagePart): ImageFacts {
  const [, base64] = DATA_URL.exec(url) ?? [];
  if (base64 === undefined) {
    throw ApiError.badRequest(
      'This server fetches no images: send them as data:image/…;base64 URLs.',
      'messages',
    );
  }
  const facts = imageFacts(Buffer.from(base64, 'base64'));
  if (!facts) {
    throw ApiError.badRequest(
      'cannot identify image file: it is no PNG, JPEG or GIF',
      'messages',
    );
  }
  return facts;
}

/** The images of the last message of the user. A 400 where a model takes none, or for one that cannot be read. */
export function imagesIn(
  messages: readonly Message[],
  traits: ModelTraits,
  model: string,
): ImageFacts[] {
  const partsOf = (message: Message) =>
    Array.isArray(message.content) ? message.content : [];
  const all = messages.flatMap(message =>
    partsOf(message)
      .filter(part => part.type === 'image_url')
      .map(part => ({ message, part })),
  );
  if (all.length > 0 && !traits.images) {
    throw ApiError.badRequest(`${model} is not a multimodal model`, 'messages');
  }
  const last = messages.findLast(({ role }) => role === 'user');
  return all
    .map(({ message, part }) => ({ message, facts: readImage(part) }))
    .filter(({ message }) => message === last)
    .map(({ facts }) => facts);
}

/** What can be said about images without seeing them. */
export function aboutImages(images: readonly ImageFacts[]): string {
  const sizes = images
    .map(
      ({ format, width, height }) => `${format}, ${width} x ${height} pixels`,
    )
    .join('; ');
  return images.length === 1
    ? `You sent one image (${sizes}), which I cannot see.`
    : `You sent ${images.length} images (${sizes}), which I cannot see.`;
}
