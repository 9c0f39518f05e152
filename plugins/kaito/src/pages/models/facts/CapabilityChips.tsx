import { RiEqualizerLine } from '@remixicon/react';
import type { ModelView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip } from '../../../components';
import { CAPABILITIES } from './factWords';

/** What a model can do, one chip each. */
export function CapabilityChips(props: { model: ModelView }) {
  const { capabilities, tuning } = props.model;
  return (
    <>
      {capabilities.map(capability => {
        const { word, means, icon } = CAPABILITIES[capability];
        return (
          <Chip key={capability} icon={icon} hint={means}>
            {word}
          </Chip>
        );
      })}
      {tuning && (
        <Chip icon={RiEqualizerLine} hint="KAITO can tune it">
          fine-tuning
        </Chip>
      )}
    </>
  );
}
