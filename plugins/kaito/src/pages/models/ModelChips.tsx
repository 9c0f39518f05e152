import {
  RiBrainLine,
  RiEqualizerLine,
  RiLockLine,
  RiToolsLine,
} from '@remixicon/react';
import type { ModelView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip } from '../../components';
import styles from './Models.module.css';
import { LICENCE_CLASSES } from './modelWords';

/** Licence, access and abilities of a model. */
export function ModelChips(props: { model: ModelView }) {
  const { model } = props;
  const licence = LICENCE_CLASSES[model.licenceClass];
  return (
    <div className={styles.chips}>
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
      {model.toolParser && <Chip icon={RiToolsLine}>tool calling</Chip>}
      {model.reasoningParser && <Chip icon={RiBrainLine}>reasoning</Chip>}
      {model.tuning && <Chip icon={RiEqualizerLine}>fine-tuning</Chip>}
      {model.quantisation && <Chip>{model.quantisation}</Chip>}
    </div>
  );
}
