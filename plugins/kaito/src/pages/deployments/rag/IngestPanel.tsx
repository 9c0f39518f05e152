import { Alert, Button, Text, TextAreaField, TextField } from '@backstage/ui';
import { RiUploadLine } from '@remixicon/react';
import { useId, useState } from 'react';
import {
  badIndexName,
  FILE_TYPES,
  MAX_FILE_BYTES,
  MAX_FILES,
} from './documentsIn';
import type { Engine } from './engine';
import { IngestProgress } from './IngestProgress';
import styles from './Rag.module.css';
import { fileItem, textItem, useIngest, type IngestItem } from './useIngest';

const wasStored = (items: readonly IngestItem[]) =>
  items.some(({ state }) => state === 'stored');
const allStored = (items: readonly IngestItem[]) =>
  items.every(({ state }) => state === 'stored');

/** Adds texts and files to an index. What could not be stored stays, with the reason. */
export function IngestPanel(props: {
  engine: Engine;
  /** The chosen index; null when there is none yet. */
  index: string | null;
  onStored(index: string): void;
}) {
  const { engine, onStored } = props;
  const id = useId();
  const [name, setName] = useState(props.index ?? '');
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const ingest = useIngest(engine);
  const index = name.trim();

  async function send(work: () => Promise<readonly IngestItem[]>) {
    const bad = badIndexName(index);
    setProblem(bad);
    if (bad) {
      return false;
    }
    const items = await work();
    if (wasStored(items)) {
      onStored(index);
    }
    return allStored(items);
  }

  async function sendText() {
    const items = [textItem(text, source.trim())];
    if (await send(() => ingest.send(index, items))) {
      setText('');
      setSource('');
    }
  }

  async function sendFiles(input: HTMLInputElement) {
    const files = [...(input.files ?? [])];
    if (files.length > MAX_FILES) {
      setProblem(`Choose at most ${MAX_FILES} files at a time.`);
    } else if (files.length > 0) {
      await send(() => ingest.send(index, files.map(fileItem)));
    }
    // The same file can be chosen again.
    input.value = '';
  }

  const canRetry =
    !ingest.busy &&
    ingest.items.some(({ state, canRetry: may }) => state === 'failed' && may);
  return (
    <div className={styles.panel}>
      <div className={styles.row}>
        <div className={styles.field}>
          <TextField
            label="Add to index"
            description="One that is not there yet is made."
            value={name}
            onChange={setName}
          />
        </div>
      </div>
      {problem && <Alert role="alert" status="danger" icon title={problem} />}
      <TextAreaField
        label="Text"
        description="Becomes one document."
        rows={5}
        value={text}
        onChange={setText}
      />
      <div className={styles.row}>
        <div className={styles.field}>
          <TextField
            label="Where it comes from"
            description="Optional; named with each passage."
            value={source}
            onChange={setSource}
          />
        </div>
        <Button
          variant="primary"
          isDisabled={ingest.busy || text.trim() === ''}
          onPress={sendText}
        >
          Store the text
        </Button>
      </div>
      <div className={styles.panel}>
        <label htmlFor={id}>
          <Text weight="bold">Files</Text>
        </label>
        <input
          id={id}
          className={styles.files}
          type="file"
          multiple
          accept={FILE_TYPES.join(',')}
          disabled={ingest.busy}
          aria-describedby={`${id}-words`}
          onChange={event => sendFiles(event.currentTarget)}
        />
        <Text as="p" id={`${id}-words`} color="secondary">
          {FILE_TYPES.join(', ')} in UTF-8, up to {MAX_FILE_BYTES / 1024} KiB
          each, {MAX_FILES} at a time. A file becomes one document; a JSON list
          of documents with text and metadata becomes as many. The engine splits
          documents into passages itself: by sentences, or by the grammar of a
          language where metadata says split_type “code” and the language.
        </Text>
      </div>
      {ingest.items.length > 0 && <IngestProgress items={ingest.items} />}
      {canRetry && (
        <div>
          <Button
            variant="secondary"
            iconStart={<RiUploadLine aria-hidden="true" />}
            onPress={() => send(() => ingest.retry(index))}
          >
            Try again what was not stored
          </Button>
        </div>
      )}
    </div>
  );
}
