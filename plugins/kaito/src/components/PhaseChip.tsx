import type { Phase } from '@kaito-portal/backstage-plugin-kaito-common/status';
import { Chip } from './Chip';
import { PHASE_WORDS } from './phaseWords';
import { SEVERITY_ICONS } from './severityIcons';

/** The derived phase in a word, an icon and a colour. */
export function PhaseChip(props: { phase: Pick<Phase, 'name' | 'severity'> }) {
  const { name, severity } = props.phase;
  const { word, means } = PHASE_WORDS[name];
  return (
    <Chip
      tone={severity}
      icon={SEVERITY_ICONS[severity]}
      hint={means}
      testId="phase"
    >
      {word}
    </Chip>
  );
}
