import { Button, Text, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import type { ChatToolCall } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { ToolTurn } from '../conversation/turns';
import { Verbatim } from '../parts/Verbatim';
import styles from './Tools.module.css';

/** Arguments as the model wrote them; laid out when they are JSON. */
function argumentsText(text: string): { text: string; isJson: boolean } {
  try {
    return { text: JSON.stringify(JSON.parse(text), null, 2), isJson: true };
  } catch {
    return { text, isJson: false };
  }
}

function CallView(props: { call: ChatToolCall }) {
  const { name, arguments: written } = props.call.function;
  const { text, isJson } = argumentsText(written);
  return (
    <>
      <Text as="h4" variant="body-small" weight="bold">
        Calls <code>{name || '(no name)'}</code>
      </Text>
      <Verbatim name={`Arguments of ${name}`} text={text || '(no arguments)'} />
      {!isJson && written && (
        <Text as="p" variant="body-small" color="secondary">
          The arguments are not JSON.
        </Text>
      )}
    </>
  );
}

/** The calls a model made, and where one answers them by hand. Nothing is run. */
export function ToolCalls(props: {
  calls: readonly ChatToolCall[];
  canAnswer: boolean;
  onAnswer(results: ToolTurn['results']): void;
}) {
  const { calls, canAnswer, onAnswer } = props;
  const [contents, setContents] = useState<Record<number, string>>({});
  const send = () =>
    onAnswer(
      calls.map((call, index) => ({
        callId: call.id,
        name: call.function.name,
        content: contents[index] ?? '',
      })),
    );
  const complete = calls.every((_, index) => contents[index]?.trim());
  return (
    <div className={styles.calls} role="group" aria-label="Calls of tools">
      {calls.map((call, index) => (
        <div key={index} className={styles.call}>
          <CallView call={call} />
          {canAnswer && (
            <TextAreaField
              label={`Result of ${call.function.name}`}
              description="What the tool would give back; text or JSON"
              rows={2}
              value={contents[index] ?? ''}
              onChange={content =>
                setContents(all => ({ ...all, [index]: content }))
              }
            />
          )}
        </div>
      ))}
      {canAnswer && (
        <div className={styles.acts}>
          <Button
            size="small"
            variant="primary"
            isDisabled={!complete}
            onPress={send}
          >
            {calls.length === 1 ? 'Send result' : 'Send results'}
          </Button>
          <Text variant="body-small" color="secondary">
            The portal runs no tool: you answer in its place.
          </Text>
        </div>
      )}
    </div>
  );
}
