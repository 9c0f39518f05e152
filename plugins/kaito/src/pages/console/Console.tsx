import { Alert, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { kaitoApiRef } from '../../api';
import { LoadingState } from '../../components/QueryStates';
import { useUrlState } from '../../hooks';
import { CodePanel } from './CodePanel';
import styles from './ConsolePage.module.css';
import { ConversationView } from './ConversationView';
import { isEmpty, type Conversation } from './conversation/conversation';
import { ConversationList } from './list/ConversationList';
import { usePaneTargets } from './panes/usePaneTargets';
import type { ConsoleSession } from './session/ConsoleSession';
import { SessionProvider, useSessionState } from './session/SessionContext';
import {
  useOpenConversation,
  type OpenConversation,
} from './session/useOpenConversation';
import { SettingsPanel } from './settings/SettingsPanel';
import { usePresets } from './settings/usePresets';
import type { OpenedStore } from './storage/openStore';
import { useStore } from './storage/useStore';
import { TrialsView } from './trials';
import { useStableList } from './useStableList';

/** What is looked at in place of the conversation. */
type OtherView = 'code' | 'list';

const keptWords = (fleeting: string | null) =>
  `What you write goes to the model through the portal’s backend. The conversation is kept ${
    fleeting ? 'on this page alone' : 'in this browser alone'
  }.`;

function OpenConsole(props: {
  session: ConsoleSession;
  opened: OpenedStore;
  opening: OpenConversation;
  endpoints: readonly EndpointView[];
}) {
  const { session, opened, opening, endpoints } = props;
  const { store, fleeting } = opened;
  const { conversation, keeping } = useSessionState(session);
  const { settings } = conversation;
  const targets = usePaneTargets(session, conversation, endpoints);
  const presets = usePresets(store);
  const [params, updateParams] = useUrlState();
  const draftRef = useRef('');
  const [other, setOther] = useState<OtherView | null>(null);

  // A conversation in which something was said can be come back to.
  const addressed = isEmpty(conversation) ? null : conversation.id;
  useEffect(() => {
    if (params.get('conversation') !== addressed) {
      updateParams(next =>
        addressed
          ? next.set('conversation', addressed)
          : next.delete('conversation'),
      );
    }
    // Only when another one is open: the address may be ahead of it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [addressed]);

  const { open, begin } = opening;
  const rename = useCallback(
    (one: Conversation, title: string) =>
      one.id === conversation.id && session.rename(title),
    [session, conversation.id],
  );
  const forget = useCallback(
    (one: Conversation) => one.id === conversation.id && begin(),
    [begin, conversation.id],
  );
  const openFirst = useCallback(
    ([first]: readonly Conversation[]) => open(first),
    [open],
  );
  const shown = useStableList(
    targets.flatMap(({ endpoint }) => endpoint ?? []),
  );

  const view = (
    <ConversationView
      conversation={conversation}
      keeping={keeping}
      targets={targets}
      endpoints={endpoints}
      keptWords={keptWords(fleeting)}
      draftRef={draftRef}
      onFirstTargetChange={id => updateParams(next => next.set('endpoint', id))}
    />
  );
  return (
    <SessionProvider value={session}>
      <div className={styles.columns}>
        <section className={styles.main} aria-label="Chat">
          {opening.missing && (
            <Alert
              role="status"
              status="warning"
              icon
              title="That conversation is not here"
              description={opening.missing}
            />
          )}
          <Tabs
            selectedKey={other ?? settings.mode}
            onSelectionChange={key => {
              setOther(key === 'code' || key === 'list' ? key : null);
              if (key === 'chat' || key === 'completion') {
                session.setSettings({ ...settings, mode: key });
              }
            }}
          >
            <TabList aria-label="View">
              <Tab id="chat">Chat</Tab>
              <Tab id="completion">Completion</Tab>
              <Tab id="code">Code</Tab>
              <Tab id="list">Prompt list</Tab>
            </TabList>
            <TabPanel id="chat">{view}</TabPanel>
            <TabPanel id="completion">{view}</TabPanel>
            <TabPanel id="code">
              <CodePanel
                conversation={conversation}
                targets={targets}
                draft={draftRef.current}
              />
            </TabPanel>
            <TabPanel id="list">
              <TrialsView
                endpoints={endpoints}
                suggested={shown}
                settings={settings}
              />
            </TabPanel>
          </Tabs>
        </section>
        <section
          className={styles.side}
          aria-label="Conversations and settings"
        >
          <ConversationList
            store={store}
            openId={conversation.id}
            fleeting={fleeting}
            onNew={begin}
            onOpen={open}
            onRename={rename}
            onRemoved={forget}
            onImported={openFirst}
          />
          <SettingsPanel
            settings={settings}
            endpoints={shown}
            presets={presets}
            onChange={session.setSettings}
          />
        </section>
      </div>
    </SessionProvider>
  );
}

function ConsoleWithStore(props: {
  opened: OpenedStore;
  endpoints: readonly EndpointView[];
}) {
  const api = useApi(kaitoApiRef);
  const [params] = useUrlState();
  const opening = useOpenConversation({
    api,
    store: props.opened.store,
    conversationId: params.get('conversation'),
    endpointId: params.get('endpoint'),
  });
  return opening.session ? (
    <OpenConsole
      key={opening.session.getState().conversation.id}
      {...props}
      session={opening.session}
      opening={opening}
    />
  ) : (
    <LoadingState label="Loading the conversation" />
  );
}

/** The console, once there was an endpoint to talk to. */
export function Console(props: { endpoints: readonly EndpointView[] }) {
  const opened = useStore();
  return opened ? (
    <ConsoleWithStore {...props} opened={opened} />
  ) : (
    <LoadingState label="Loading conversations" />
  );
}
