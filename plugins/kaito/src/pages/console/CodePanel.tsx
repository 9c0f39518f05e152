import { Select, Text } from '@backstage/ui';
import { useState } from 'react';
import { CodeView } from './code';
import styles from './ConsolePage.module.css';
import type { Conversation } from './conversation/conversation';
import { toBody, type ModelRequest } from './conversation/messages';
import { shownPath } from './conversation/tree';
import type { Turn, UserTurn } from './conversation/turns';
import type { PaneTarget } from './panes/paneTargets';
import type { Target } from './session/ConsoleSession';
import { toSent } from './settings/toSent';

const EXAMPLE_QUESTION = 'What can you do?';

const asQuestion = (text: string): UserTurn => ({
  id: 'next',
  parent: null,
  at: 0,
  role: 'user',
  askId: 'next',
  text,
  images: [],
});

/** The body the next call would carry: the conversation so far and what is being written. */
function nextBody(
  conversation: Conversation,
  path: readonly Turn[],
  { endpoint, model }: Target,
  draft: string,
): ModelRequest {
  const text = draft.trim() || (path.length === 0 ? EXAMPLE_QUESTION : '');
  return toBody(
    text ? [...path, asQuestion(text)] : path,
    toSent(endpoint, model, conversation.settings),
  );
}

/** The conversation's next call as code, of one of the models. */
export function CodePanel(props: {
  conversation: Conversation;
  targets: readonly PaneTarget[];
  draft: string;
}) {
  const { conversation, targets, draft } = props;
  const usable = targets.flatMap(({ pane, target }) =>
    target ? [{ pane, target }] : [],
  );
  const [paneId, setPaneId] = useState<string | null>(null);
  const chosen = usable.find(({ pane }) => pane.id === paneId) ?? usable[0];
  if (!chosen) {
    return <Text as="p">{targets[0]?.blocked}</Text>;
  }
  const { endpoint } = chosen.target;
  const path = shownPath(chosen.pane.tree);
  const body = nextBody(conversation, path, chosen.target, draft);
  return (
    <div className={styles.code}>
      {usable.length > 1 && (
        <Select
          label="Code for"
          options={usable.map(({ pane, target }) => ({
            id: pane.id,
            label: `${target.endpoint.title}: ${target.model}`,
          }))}
          value={chosen.pane.id}
          onChange={key => setPaneId(String(key))}
        />
      )}
      {'messages' in body ? (
        <CodeView endpoint={endpoint} request={body} />
      ) : (
        <CodeView mode="completion" endpoint={endpoint} request={body} />
      )}
    </div>
  );
}
