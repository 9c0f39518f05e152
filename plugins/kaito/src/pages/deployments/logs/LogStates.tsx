import { Alert, Button } from '@backstage/ui';
import { RiHistoryLine, RiLockLine, RiTimeLine } from '@remixicon/react';
import type { KaitoRequestError } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { asSentence, StatePanel } from '../../../components';
import type { LogState } from './LogReader';

/** Why there is no log, or no more of it, and what can be done. */
export function LogFailure(props: { error: Error; retry(): void }) {
  const { error, retry } = props;
  const message = asSentence(error.message);
  const again = (
    <Button size="small" variant="secondary" onPress={retry}>
      Try again
    </Button>
  );
  switch ((error as Partial<KaitoRequestError>).code) {
    case 'NotAllowedError':
      return (
        <StatePanel icon={RiLockLine} title="You may not read its logs" locked>
          {message}
        </StatePanel>
      );
    case 'LogsForbiddenError':
      return (
        <StatePanel
          icon={RiLockLine}
          title="The cluster does not let the portal read its logs"
          action={again}
          locked
        >
          {message}
        </StatePanel>
      );
    case 'NotStartedError':
      return (
        <StatePanel
          icon={RiTimeLine}
          title="It has said nothing yet"
          action={again}
        >
          {message}
        </StatePanel>
      );
    case 'NoPreviousRunError':
      return (
        <StatePanel icon={RiHistoryLine} title="There is no run before">
          {message}
        </StatePanel>
      );
    default:
      return (
        <Alert
          role="alert"
          status="danger"
          icon
          title="The log could not be read"
          description={message}
          customActions={again}
        />
      );
  }
}

/** How a reading stands, in a sentence. */
export function statusWords(
  { phase, buffer: { lines, dropped, note } }: LogState,
  follow: boolean,
): string {
  const count = lines.filter(({ mark }) => !mark).length;
  const many = `${count} ${count === 1 ? 'line' : 'lines'}`;
  const room = dropped > 0 ? `, ${dropped} older ones left out` : '';
  switch (phase) {
    case 'connecting':
      return 'Asking the cluster…';
    case 'reconnecting':
      return `${asSentence(
        note?.message ?? 'It broke off',
      )} Taking it up again…`;
    case 'reading':
      return `${follow ? 'Following' : 'Reading'}: ${many}${room}.`;
    case 'failed':
      return count > 0 ? `Stopped: ${many}${room}.` : '';
    default:
      return note
        ? `${many}${room}. ${asSentence(note.message)}`
        : `${many}${room}. ${
            follow ? 'The container has ended.' : 'That is all for now.'
          }`;
  }
}
