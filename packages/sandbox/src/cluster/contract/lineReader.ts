/** Puts lines together from bytes that come in pieces, however they are cut. Returns what takes a piece and gives the lines it completes. */
export function lineReader(): (bytes: Uint8Array) => string[] {
  const decoder = new TextDecoder();
  let pending: string[] = [];
  return bytes => {
    const text = decoder.decode(bytes, { stream: true });
    const end = text.lastIndexOf('\n');
    if (end < 0) {
      pending.push(text);
      return [];
    }
    const whole = pending.join('') + text.slice(0, end);
    pending = [text.slice(end + 1)];
    return whole.split('\n');
  };
}
