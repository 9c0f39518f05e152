import type { PhaseSeverity } from '@kaito-portal/backstage-plugin-kaito-common/status';
import { Chip } from './Chip';
import { SEVERITY_ICONS } from './severityIcons';

const WORDS: Record<PhaseSeverity, string> = {
  error: 'Broken',
  warning: 'At risk',
  progress: 'Held up',
  ok: 'Works',
  neutral: 'Idle',
};

/** How bad something is, in a word, an icon and a colour. */
export function SeverityChip(props: { severity: PhaseSeverity }) {
  return (
    <Chip tone={props.severity} icon={SEVERITY_ICONS[props.severity]}>
      {WORDS[props.severity]}
    </Chip>
  );
}
