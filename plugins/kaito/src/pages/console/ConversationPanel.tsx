import { useState } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { kaitoApiRef } from '../../api';
import { CopyButton } from '../../components/CopyButton';
import { CodeView } from './CodeView';
import { Composer } from './Composer';
import styles from './ConsolePage.module.css';
import { toMessages, toTranscript, type Turn } from './conversation';
import { toChatRequest, type ChatSettings } from './settings';
import { Transcript } from './Transcript';
import { useConversation } from './useConversation';

const EXAMPLE_QUESTION = 'What can you do?';

/** The messages the next call would carry: the conversation so far and what is being written. */
function nextMessages(turns: Turn[], draft: string, systemPrompt: string) {
  const pending = draft.trim() || (turns.length === 0 ? EXAMPLE_QUESTION : '');
  const question = { id: 0, role: 'user' as const, text: pending };
  return toMessages([...turns, question], systemPrompt);
}

function blockedWords(
  endpoint: EndpointView | undefined,
  model: string | null,
): string | null {
  if (!endpoint) {
    return 'Choose an endpoint first.';
  }
  return model ? null : 'The endpoint names no model to call.';
}

/** The conversation with the chosen model, and the same call as code. */
export function ConversationPanel(props: {
  endpoint: EndpointView | undefined;
  model: string | null;
  settings: ChatSettings;
}) {
  const { endpoint, model, settings } = props;
  const api = useApi(kaitoApiRef);
  const [draft, setDraft] = useState('');
  const target = endpoint && model ? { endpointId: endpoint.id, model } : null;
  const chat = useConversation({ api, target, settings });
  const send = () => {
    chat.ask(draft);
    setDraft('');
  };
  return (
    <Tabs>
      <TabList aria-label="View">
        <Tab id="chat">Chat</Tab>
        <Tab id="code">Code</Tab>
      </TabList>
      <TabPanel id="chat">
        <div className={styles.chat}>
          <Transcript
            turns={chat.turns}
            canRetry={target !== null && !chat.busy}
            onRetry={chat.retry}
          />
          <Composer
            draft={draft}
            onDraftChange={setDraft}
            busy={chat.busy}
            blocked={blockedWords(endpoint, model)}
            onSend={send}
            onStop={chat.stop}
          />
          {chat.turns.length > 0 && (
            <div className={styles.acts}>
              <CopyButton
                text={toTranscript(chat.turns)}
                label="Copy conversation"
              />
              <Button
                size="small"
                variant="tertiary"
                iconStart={<RiDeleteBinLine aria-hidden="true" />}
                onPress={chat.clear}
              >
                Clear
              </Button>
            </div>
          )}
        </div>
      </TabPanel>
      <TabPanel id="code">
        {target && endpoint ? (
          <CodeView
            endpoint={endpoint}
            request={toChatRequest(
              target.model,
              nextMessages(chat.turns, draft, settings.systemPrompt),
              settings,
            )}
          />
        ) : (
          blockedWords(endpoint, model)
        )}
      </TabPanel>
    </Tabs>
  );
}
