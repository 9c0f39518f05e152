import { Button, Text } from '@backstage/ui';
import { useState } from 'react';
import { Age } from '../../../components/Age';
import {
  openPanes,
  titleOf,
  type Conversation,
} from '../conversation/conversation';
import { NameForm } from '../parts/NameForm';
import styles from './List.module.css';

/** What can be done with a conversation of the list. */
export interface ItemActs {
  onOpen(conversation: Conversation): void;
  onRename(conversation: Conversation, title: string): void;
  onRemove(conversation: Conversation): void;
  onExport(conversation: Conversation): void;
}

function RemoveForm(props: { onRemove(): void; onLeave(): void }) {
  return (
    <div className={styles.form} role="group" aria-label="Delete for good?">
      <Text as="p" variant="body-small">
        Delete it from this browser for good?
      </Text>
      <div className={styles.acts}>
        <Button size="small" destructive onPress={props.onRemove}>
          Delete for good
        </Button>
        <Button size="small" variant="tertiary" onPress={props.onLeave}>
          Keep
        </Button>
      </div>
    </div>
  );
}

function modelsOf(conversation: Conversation): string {
  const names = openPanes(conversation).flatMap(({ tree }) =>
    [...tree.turns.values()].flatMap(turn =>
      turn.role === 'assistant' ? [turn.model] : [],
    ),
  );
  return [...new Set(names)].join(', ');
}

/** One conversation of the list, and what can be done with it. */
export function ConversationItem(
  props: ItemActs & {
    conversation: Conversation;
    /** It is the one on the page. */
    isOpen: boolean;
  },
) {
  const { conversation, isOpen } = props;
  const [form, setForm] = useState<'rename' | 'remove' | null>(null);
  const leave = () => setForm(null);
  return (
    <li className={isOpen ? `${styles.item} ${styles.open}` : styles.item}>
      <button
        type="button"
        className={styles.title}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => props.onOpen(conversation)}
      >
        {titleOf(conversation)}
      </button>
      <Text as="p" variant="body-small" color="secondary">
        {modelsOf(conversation)} ·{' '}
        <Age since={new Date(conversation.changedAt).toISOString()} /> ago
      </Text>
      {form === 'rename' && (
        <NameForm
          label="Name of the conversation"
          name={titleOf(conversation)}
          maxLength={200}
          emptyWords="Without one it goes by its first question."
          act="Rename"
          onLeave={leave}
          onName={title => {
            leave();
            props.onRename(conversation, title);
          }}
        />
      )}
      {form === 'remove' && (
        <RemoveForm
          onLeave={leave}
          onRemove={() => props.onRemove(conversation)}
        />
      )}
      {form === null && isOpen && (
        <div className={styles.acts}>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => setForm('rename')}
          >
            Rename
          </Button>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => props.onExport(conversation)}
          >
            Export
          </Button>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => setForm('remove')}
          >
            Delete
          </Button>
        </div>
      )}
    </li>
  );
}
