/** A refusal that is no Status: what an unknown path, or something in front of the server, answers. */
export class PlainRefusal extends Error {
  constructor(
    readonly code: number,
    readonly text: string,
    readonly contentType = 'text/plain; charset=utf-8',
  ) {
    super(text.trim());
    this.name = 'PlainRefusal';
  }
}
