import {
  RiAlertLine,
  RiCheckLine,
  RiCircleLine,
  RiCloseCircleLine,
  RiLoader4Line,
  type RemixiconComponentType,
} from '@remixicon/react';
import type {
  Phase,
  PhaseSeverity,
} from '@kaito-portal/backstage-plugin-kaito-common/status';
import { Chip } from './Chip';
import { PHASE_WORDS } from './phaseWords';

const ICONS: Record<PhaseSeverity, RemixiconComponentType> = {
  ok: RiCheckLine,
  progress: RiLoader4Line,
  warning: RiAlertLine,
  error: RiCloseCircleLine,
  neutral: RiCircleLine,
};

/** The derived phase in a word, an icon and a colour. */
export function PhaseChip(props: { phase: Pick<Phase, 'name' | 'severity'> }) {
  const { name, severity } = props.phase;
  const { word, means } = PHASE_WORDS[name];
  return (
    <Chip tone={severity} icon={ICONS[severity]} hint={means} testId="phase">
      {word}
    </Chip>
  );
}
