import { Link } from '@backstage/ui';
import { useKaitoLinks } from '../nav';
import { shortRef } from './entityRef';

/**
 * A person or team by the short name, the full entity ref on hover. Leads to the catalog where the app has one and the
 * text is an entity ref; otherwise it is just the words.
 */
export function EntityName(props: { value: string }) {
  const { value } = props;
  const href = useKaitoLinks().entity(value);
  return href ? (
    <Link href={href} title={value}>
      {shortRef(value)}
    </Link>
  ) : (
    <span title={value}>{shortRef(value)}</span>
  );
}
