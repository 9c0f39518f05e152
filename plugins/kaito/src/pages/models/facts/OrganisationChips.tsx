import {
  RiBuildingLine,
  RiPriceTag3Line,
  RiShieldCheckLine,
} from '@remixicon/react';
import type { ModelView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip } from '../../../components';

/** What the organisation marked a model with; nothing when it said nothing. */
export function OrganisationChips(props: { model: ModelView }) {
  const { approval, annotation, origin } = props.model;
  return (
    <>
      {approval && (
        <Chip
          tone="ok"
          icon={RiShieldCheckLine}
          hint={`By ${approval.reviewer} on ${approval.date}`}
        >
          approved
        </Chip>
      )}
      {annotation?.label && (
        <Chip icon={RiPriceTag3Line} hint="Label of your organisation">
          {annotation.label}
        </Chip>
      )}
      {origin === 'organisation' && (
        <Chip
          icon={RiBuildingLine}
          hint="Added by your organisation; KAITO has no preset of its own for it"
        >
          our own
        </Chip>
      )}
    </>
  );
}
