import { Text } from '@backstage/ui';
import { useState } from 'react';
import type { Conversation } from '../conversation/conversation';
import { FileButton } from '../parts/FileButton';
import { readFile } from '../readFile';
import { newId } from '../session/Ticker';
import type { ConversationStore } from '../storage/ConversationStore';
import { fromFile, MAX_FILE_BYTES } from '../storage/exchangeFile';
import styles from './List.module.css';

interface Outcome {
  failed: boolean;
  words: string;
}

async function importFile(
  file: File,
  store: ConversationStore,
): Promise<Conversation[]> {
  if (file.size > MAX_FILE_BYTES) {
    throw new Error(
      `The file has ${Math.round(file.size / 1e6)} MB; ${
        MAX_FILE_BYTES / 1e6
      } MB are read at most`,
    );
  }
  const conversations = fromFile(await readFile(file, 'text'), newId);
  for (const conversation of conversations) {
    await store.save(conversation);
  }
  return conversations;
}

/** Reads conversations from a file. It is not trusted. */
export function ImportButton(props: {
  store: ConversationStore;
  onImported(conversations: readonly Conversation[]): void;
}) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const take = async (file: File) => {
    try {
      const conversations = await importFile(file, props.store);
      setOutcome({
        failed: false,
        words: `${conversations.length} imported.`,
      });
      props.onImported(conversations);
    } catch (error) {
      setOutcome({
        failed: true,
        words: `Nothing was imported from ${file.name}. ${
          (error as Error).message
        }`,
      });
    }
  };
  return (
    <>
      <FileButton
        text="Import"
        label="File of conversations"
        accept="application/json,.json"
        onChoose={([file]) => take(file)}
      />
      {outcome && (
        <Text
          as="p"
          className={styles.outcome}
          role={outcome.failed ? 'alert' : 'status'}
          variant="body-small"
          color={outcome.failed ? 'danger' : 'secondary'}
        >
          {outcome.words}
        </Text>
      )}
    </>
  );
}
