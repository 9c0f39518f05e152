/** What an image says it is. */
export interface ImageFacts {
  format: string;
  width: number;
  height: number;
}

/** Markers of a JPEG that begin a frame, whose size follows. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(data: Buffer): ImageFacts | undefined {
  let at = 2;
  while (at + 9 < data.length && data[at] === 0xff) {
    if (isFrame(data[at + 1])) {
      return {
        format: 'JPEG',
        height: data.readUInt16BE(at + 5),
        width: data.readUInt16BE(at + 7),
      };
    }
    at += 2 + data.readUInt16BE(at + 2);
  }
  return undefined;
}

/** Format and size in pixels from the head of a PNG, JPEG or GIF; undefined of anything else. */
export function imageFacts(data: Buffer): ImageFacts | undefined {
  if (data.length >= 24 && data.subarray(1, 4).toString('latin1') === 'PNG') {
    return {
      format: 'PNG',
      width: data.readUInt32BE(16),
      height: data.readUInt32BE(20),
    };
  }
  if (data.length >= 10 && data.subarray(0, 3).toString('latin1') === 'GIF') {
    return {
      format: 'GIF',
      width: data.readUInt16LE(6),
      height: data.readUInt16LE(8),
    };
  }
  return data[0] === 0xff && data[1] === 0xd8 ? jpegSize(data) : undefined;
}
