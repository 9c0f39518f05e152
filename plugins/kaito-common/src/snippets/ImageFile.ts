import type { ChatMessage } from '../api';
import { isCompletion, type SnippetRequest } from './Snippet';

/** Longest image, in characters of its address, that is written into the code. */
const LONGEST_INLINE = 500;

/** A picture that code reads from a file: written out it would be most of the code, or more than a shell takes. */
export class ImageFile {
  constructor(
    /** Name of the file, in the directory the code runs in. */
    readonly name: string,
    readonly mediaType: string,
  ) {}

  /** What comes before the picture's base64 in its address. */
  get prefix(): string {
    return `data:${this.mediaType};base64,`;
  }
}

/** The same value in which some texts are files. */
export type WithFiles =
  | null
  | undefined
  | boolean
  | number
  | string
  | ImageFile
  | WithFiles[]
  | { [name: string]: WithFiles };

function toFile(address: string, count: number): string | ImageFile {
  const [, mediaType, kind] =
    /^data:(image\/([a-z]+)[a-z+.-]*);base64,/.exec(address) ?? [];
  return address.length > LONGEST_INLINE && mediaType
    ? new ImageFile(`image-${count + 1}.${kind}`, mediaType)
    : address;
}

function takeFrom(message: ChatMessage, files: ImageFile[]): WithFiles {
  if (!Array.isArray(message.content)) {
    return { ...message } as unknown as WithFiles;
  }
  const content = message.content.map(part => {
    if (part.type !== 'image_url') {
      return { ...part };
    }
    const url = toFile(part.image_url.url, files.length);
    if (url instanceof ImageFile) {
      files.push(url);
    }
    return { type: part.type, image_url: { ...part.image_url, url } };
  });
  return { ...message, content } as unknown as WithFiles;
}

/** The request with its long pictures taken out into files, and those files in their order. */
export function takeImages(request: SnippetRequest): {
  parameters: Record<string, WithFiles>;
  files: ImageFile[];
} {
  const files: ImageFile[] = [];
  const parameters = { ...request } as unknown as Record<string, WithFiles>;
  if (!isCompletion(request)) {
    parameters.messages = request.messages.map(one => takeFrom(one, files));
  }
  return { parameters, files };
}
