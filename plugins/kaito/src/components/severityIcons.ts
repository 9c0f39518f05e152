import {
  RiAlertLine,
  RiCheckLine,
  RiCircleLine,
  RiCloseCircleLine,
  RiLoader4Line,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { PhaseSeverity } from '@kaito-portal/backstage-plugin-kaito-common/status';

/** One icon for each severity, wherever it is shown. */
export const SEVERITY_ICONS: Record<PhaseSeverity, RemixiconComponentType> = {
  ok: RiCheckLine,
  progress: RiLoader4Line,
  warning: RiAlertLine,
  error: RiCloseCircleLine,
  neutral: RiCircleLine,
};
