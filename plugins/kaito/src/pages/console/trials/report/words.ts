import type { Figure } from '@kaito-portal/backstage-plugin-kaito-common/chat';
import type { Trial } from '../run/TrialRun';

/** A figure with its mark: what is estimated says so. */
export const formatFigure = (
  figure: Figure,
  format: (value: number) => string,
) => `${figure.basis === 'estimated' ? '≈ ' : ''}${format(figure.value)}`;

/** States for people. */
export const STATE_WORDS: Record<Trial['state'], string> = {
  waiting: 'Waiting',
  running: 'Answering',
  done: 'Done',
  failed: 'Failed',
  stopped: 'Stopped',
};
