import { splitPieces } from './pieces';

/** Ids below this one are single bytes of UTF-8. */
const FIRST_PIECE = 256;

/** Gives every known piece an id; an unknown piece becomes its bytes, so that every text has ids and gets them back. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #pieces: string[] = [];

  /** Id of a piece, new if need be. */
  add(piece: string): number {
    const known = this.#ids.get(piece);
    if (known !== undefined) {
      return known;
    }
    const id = FIRST_PIECE + this.#pieces.length;
    this.#ids.set(piece, id);
    this.#pieces.push(piece);
    return id;
  }

  encode(text: string): number[] {
    return splitPieces(Buffer.from(text, 'utf8').toString('utf8')).flatMap(
      piece => {
        const id = this.#ids.get(piece);
        return id === undefined ? [...Buffer.from(piece, 'utf8')] : [id];
      },
    );
  }

  /** Text of ids. Throws a RangeError on an id that was never given. */
  decode(ids: readonly number[]): string {
    const parts = ids.map(id => {
      if (Number.isInteger(id) && id >= 0 && id < FIRST_PIECE) {
        return Buffer.of(id);
      }
      const piece = this.#pieces[id - FIRST_PIECE];
      if (piece === undefined) {
        throw new RangeError(`There is no token ${id}`);
      }
      return Buffer.from(piece, 'utf8');
    });
    return Buffer.concat(parts).toString('utf8');
  }
}
