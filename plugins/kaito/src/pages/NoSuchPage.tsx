import { ButtonLink } from '@backstage/ui';
import { RiFileUnknowLine } from '@remixicon/react';
import { PageBody, StatePanel } from '../components';

/** For addresses below a page that lead nowhere. */
export function NoSuchPage(props: {
  /** Where there is something, and what. */
  back: { href: string; label: string };
}) {
  const { href, label } = props.back;
  return (
    <PageBody title="Not found">
      <StatePanel
        icon={RiFileUnknowLine}
        title="There is no such page"
        action={
          <ButtonLink href={href} variant="secondary">
            {label}
          </ButtonLink>
        }
      >
        The address is mistyped, or from an older link. A slash inside a name
        must stand as it is in the address, not as %2F.
      </StatePanel>
    </PageBody>
  );
}
