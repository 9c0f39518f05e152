import { CopyButton } from '../../../components/CopyButton';
import {
  isEmpty,
  openPanes,
  type Conversation,
} from '../conversation/conversation';
import { transcriptText } from '../conversation/transcriptText';
import { shownPath } from '../conversation/tree';
import { useSession, useSessionState } from '../session/SessionContext';

/** The text of every side of the conversation. */
const textOf = (conversation: Conversation): string =>
  openPanes(conversation)
    .map(pane => transcriptText(shownPath(pane.tree)))
    .join('\n\n———\n\n');

/** Copies what is shown of the conversation, once something was said. */
export function CopyConversation() {
  const { conversation } = useSessionState(useSession());
  return isEmpty(conversation) ? null : (
    <CopyButton text={textOf(conversation)} label="Copy conversation" />
  );
}
