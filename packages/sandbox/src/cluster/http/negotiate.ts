import { notAcceptable } from '../errors';

/** In what form a client wants objects. */
export type View = 'object' | 'table' | 'metadata';

/** Reads an Accept header: the first form this server can write. Throws 406 when there is none. */
export function negotiate(accept: string | undefined): View {
  const choices = (accept || '*/*').split(',').map(choice => choice.trim());
  for (const choice of choices) {
    const [type, ...parameters] = choice.split(';').map(part => part.trim());
    const as = parameters.find(p => p.startsWith('as='))?.slice(3);
    if (['application/json', 'application/*', '*/*'].includes(type)) {
      if (!as) {
        return 'object';
      }
      if (as === 'Table') {
        return 'table';
      }
      if (as.startsWith('PartialObjectMetadata')) {
        return 'metadata';
      }
    }
  }
  throw notAcceptable();
}
