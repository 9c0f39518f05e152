import { RiLockLine } from '@remixicon/react';
import type { ModelView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip } from '../../components';
import { CapabilityChips, OrganisationChips } from './facts';
import styles from './Models.module.css';
import { LICENCE_CLASSES } from './modelWords';

/** What the organisation says of a model, its licence, access and capabilities. */
export function ModelChips(props: { model: ModelView }) {
  const { model } = props;
  const licence = LICENCE_CLASSES[model.licenceClass];
  return (
    <div className={styles.chips}>
      <OrganisationChips model={model} />
      <Chip tone={licence.tone} icon={licence.icon} hint={licence.means}>
        {model.licence} · {licence.word}
      </Chip>
      {model.gated && (
        <Chip
          tone="warning"
          icon={RiLockLine}
          hint="Its publisher asks for an accepted licence and a Hugging Face token"
        >
          gated: needs a token
        </Chip>
      )}
      <CapabilityChips model={model} />
      {model.quantisation && <Chip>{model.quantisation}</Chip>}
    </div>
  );
}
