import { Link, Text } from '@backstage/ui';
import type { ModelView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Section } from '../../../components';

/** Approval, note and link of the organisation; nothing when there are none. */
export function OrganisationSection(props: { model: ModelView }) {
  const { approval, annotation } = props.model;
  if (!approval && !annotation?.note && !annotation?.link) {
    return null;
  }
  return (
    <Section title="In your organisation">
      {approval && (
        <Text as="p">
          Approved by {approval.reviewer} on {approval.date}.
        </Text>
      )}
      {annotation?.note && <Text as="p">{annotation.note}</Text>}
      {annotation?.link && (
        <Link href={annotation.link.url} target="_blank" rel="noreferrer">
          {annotation.link.title}
        </Link>
      )}
    </Section>
  );
}
