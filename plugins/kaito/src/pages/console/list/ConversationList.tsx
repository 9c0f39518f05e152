import { Alert, Button, SearchField, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { memo, useState } from 'react';
import { downloadText } from '../../../components/faceted';
import type { Conversation } from '../conversation/conversation';
import type { ConversationStore } from '../storage/ConversationStore';
import { toFile } from '../storage/exchangeFile';
import { ConversationItem, type ItemActs } from './ConversationItem';
import { ImportButton } from './ImportButton';
import styles from './List.module.css';
import { searchConversations } from './searchConversations';
import { useConversations } from './useConversations';

/** How many are listed before one has to search. */
const MAX_LISTED = 50;

const fileName = () =>
  `kaito-conversations-${new Date().toISOString().slice(0, 10)}.json`;

/** Hands conversations to the browser as a file. */
function exportConversations(conversations: readonly Conversation[]) {
  downloadText(
    fileName(),
    toFile(conversations),
    'application/json;charset=utf-8',
  );
}

function Items(
  props: ItemActs & {
    conversations: readonly Conversation[];
    openId: string;
    search: string;
  },
) {
  const { conversations, openId, search } = props;
  const found = searchConversations(conversations, search);
  if (found.length === 0) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {conversations.length === 0
          ? 'None yet. They are kept in this browser alone.'
          : 'None has these words.'}
      </Text>
    );
  }
  return (
    <>
      <ul className={styles.items}>
        {found.slice(0, MAX_LISTED).map(conversation => (
          <ConversationItem
            key={conversation.id}
            {...props}
            conversation={conversation}
            isOpen={conversation.id === openId}
          />
        ))}
      </ul>
      {found.length > MAX_LISTED && (
        <Text as="p" variant="body-small" color="secondary">
          The newest {MAX_LISTED} of {found.length}. Search to find the others.
        </Text>
      )}
    </>
  );
}

/** What the list is about, and what is done with a conversation. */
export interface ConversationListProps
  extends Omit<ItemActs, 'onExport' | 'onRemove'> {
  store: ConversationStore;
  openId: string;
  /** Why nothing lasts; null when it does. */
  fleeting: string | null;
  onNew(): void;
  /** It is no longer kept. */
  onRemoved(conversation: Conversation): void;
  onImported(conversations: readonly Conversation[]): void;
}

function List(props: ConversationListProps) {
  const { store, openId, fleeting } = props;
  const { listing, problem } = useConversations(store);
  const [search, setSearch] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const remove = (conversation: Conversation) =>
    store.remove(conversation.id).then(
      () => {
        setRefusal(null);
        props.onRemoved(conversation);
      },
      (error: Error) => setRefusal(error.message),
    );
  const conversations = listing?.conversations ?? [];
  return (
    <section className={styles.list} aria-label="Conversations">
      <div className={styles.acts}>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine aria-hidden="true" />}
          onPress={props.onNew}
        >
          New
        </Button>
        <ImportButton store={store} onImported={props.onImported} />
        {conversations.length > 0 && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => exportConversations(conversations)}
          >
            Export all
          </Button>
        )}
      </div>
      {fleeting && (
        <Text as="p" variant="body-small" color="secondary">
          Conversations are gone when you leave the portal: {fleeting}.
        </Text>
      )}
      {problem && (
        <Alert
          role="alert"
          status="warning"
          icon
          title="The conversations could not be read"
          description={problem}
        />
      )}
      {refusal && (
        <Alert
          role="alert"
          status="warning"
          icon
          title="The conversation could not be deleted"
          description={refusal}
        />
      )}
      {conversations.length > 1 && (
        <SearchField
          size="small"
          label="Search conversations"
          placeholder="Words in them"
          value={search}
          onChange={setSearch}
        />
      )}
      <Items
        {...props}
        conversations={conversations}
        openId={openId}
        search={search}
        onRemove={remove}
        onExport={conversation => exportConversations([conversation])}
      />
      {(listing?.unreadable ?? 0) > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {listing?.unreadable} cannot be read: a newer portal may have written
          them.
        </Text>
      )}
    </section>
  );
}

/** Conversations kept in this browser: opened, searched, renamed, deleted, exported and imported. */
export const ConversationList = memo(List);
