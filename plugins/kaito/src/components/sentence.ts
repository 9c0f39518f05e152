/** A message with one full stop at its end, whether it came with one or not. */
export const asSentence = (message: string) => message.replace(/[.\s]*$/, '.');
