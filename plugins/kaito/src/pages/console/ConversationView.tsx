import { Alert } from '@backstage/ui';
import type { MutableRefObject } from 'react';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Writing } from './composer/Writing';
import styles from './ConsolePage.module.css';
import { isAnswering, type Conversation } from './conversation/conversation';
import { Announcer } from './panes/Announcer';
import { PaneGrid } from './panes/PaneGrid';
import type { PaneTarget } from './panes/paneTargets';
import type { KeepState } from './session/Keeper';
import { useSession } from './session/SessionContext';
import { settingsProblem } from './settings/settingsProblems';
import { useStableList } from './useStableList';

/** Tells that the conversation is not being kept; nothing while it is. */
function KeepNotice(props: { keeping: KeepState }) {
  const { keeping } = props;
  if (keeping.state === 'kept') {
    return null;
  }
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={
        keeping.state === 'gone'
          ? 'This conversation was deleted in another tab'
          : 'This conversation could not be kept'
      }
      description={
        keeping.state === 'gone'
          ? 'What you see is on this page alone. Copy what you need; begin a new one to go on.'
          : `It is on this page alone for now. ${keeping.reason}`
      }
    />
  );
}

function blockedWords(
  conversation: Conversation,
  targets: readonly PaneTarget[],
): string | null {
  const problem = settingsProblem(conversation.settings);
  if (problem) {
    return problem;
  }
  return targets.some(({ target }) => target)
    ? null
    : targets[0]?.blocked ?? 'Choose an endpoint first.';
}

/** What the models were asked and said, and where one writes to all of them. */
export function ConversationView(props: {
  conversation: Conversation;
  keeping: KeepState;
  targets: readonly PaneTarget[];
  endpoints: readonly EndpointView[];
  keptWords: string;
  draftRef: MutableRefObject<string>;
  onFirstTargetChange(endpointId: string): void;
}) {
  const { conversation, targets } = props;
  const session = useSession();
  const busy = isAnswering(conversation, session.isReading);
  const asked = useStableList(
    targets.flatMap(({ target }) => target?.endpoint ?? []),
  );
  return (
    <div className={styles.chat}>
      <KeepNotice keeping={props.keeping} />
      <PaneGrid
        targets={targets}
        endpoints={props.endpoints}
        busy={busy}
        keptWords={props.keptWords}
        onFirstTargetChange={props.onFirstTargetChange}
      />
      <Writing
        isChat={conversation.settings.mode === 'chat'}
        busy={busy}
        blocked={blockedWords(conversation, targets)}
        endpoints={asked}
        draftRef={props.draftRef}
      />
      <Announcer conversation={conversation} />
    </div>
  );
}
