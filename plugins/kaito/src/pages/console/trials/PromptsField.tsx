import { Text, TextAreaField } from '@backstage/ui';
import { RiUpload2Line } from '@remixicon/react';
import { useState } from 'react';
import { FileButton } from '../parts/FileButton';
import { readFile as readText } from '../readFile';
import { readFile, writeTyped, type ReadPrompts } from './prompts/readPrompts';
import styles from './Trials.module.css';

/** Largest file that is read, bytes. */
const MAX_FILE_BYTES = 5_000_000;

const countWords = (read: ReadPrompts) => {
  if (!read.ok) {
    return read.reason;
  }
  const { length } = read.prompts;
  return length === 1 ? '1 prompt.' : `${length} prompts.`;
};

async function readPromptFile(file: File): Promise<ReadPrompts> {
  if (file.size > MAX_FILE_BYTES) {
    return {
      ok: false,
      reason: `The file has ${Math.ceil(file.size / 1e6)} MB; ${
        MAX_FILE_BYTES / 1e6
      } MB are read at most. Split it.`,
    };
  }
  return readFile(file.name, await readText(file, 'text'));
}

/** Prompts, typed or from a file. */
export function PromptsField(props: {
  text: string;
  read: ReadPrompts;
  onChange(text: string): void;
}) {
  const { text, read, onChange } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (file: File) => {
    const found = await readPromptFile(file).catch(
      (error: Error): ReadPrompts => ({ ok: false, reason: error.message }),
    );
    setProblem(found.ok ? null : `${file.name}: ${found.reason}`);
    if (found.ok) {
      onChange(writeTyped(found.prompts));
    }
  };
  return (
    <div className={styles.prompts}>
      <TextAreaField
        label="Prompts"
        description="One a line. For longer ones, a line with --- between them."
        rows={6}
        value={text}
        onChange={onChange}
      />
      <div className={styles.acts}>
        <FileButton
          text="Read from a file"
          label="File of prompts"
          accept=".csv,.jsonl,.ndjson,.txt,.md"
          variant="secondary"
          icon={<RiUpload2Line aria-hidden="true" />}
          onChoose={([file]) => take(file)}
        />
        <Text as="p" variant="body-small" color="secondary" role="status">
          {text.trim() ? countWords(read) : 'CSV, JSON Lines or text.'}
        </Text>
      </div>
      {problem && (
        <Text as="p" variant="body-small" color="danger" role="alert">
          {problem}
        </Text>
      )}
    </div>
  );
}
