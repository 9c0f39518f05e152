import type { Comment } from '../../comments';
import { readPath, readText } from '../../readPath';
import { exposureComments } from './exposure';
import { orderComments } from './order';
import { servingComments } from './serving';
import { tuningComments } from './tuning';

/**
 * Remarks for whoever reads a rendered manifest: why a field is there or is not, where the choice is not plain. They
 * are derived from the object alone; remarks on absent fields do not arise.
 */
export function commentsFor(object: unknown): Comment[] {
  return [
    servingComments,
    tuningComments,
    exposureComments,
    orderComments,
  ].flatMap(explain =>
    explain(object, readText(object, 'kind') ?? '').filter(
      ({ path }) => readPath(object, ...path.map(String)) !== undefined,
    ),
  );
}
