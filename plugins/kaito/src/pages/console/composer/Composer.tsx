import { Button, Text, TextAreaField } from '@backstage/ui';
import { RiSendPlane2Line, RiStopCircleLine } from '@remixicon/react';
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './Composer.module.css';

export interface ComposerProps {
  /** What is written here: a message, or a text to be gone on from. */
  label: string;
  draft: string;
  onDraftChange(text: string): void;
  busy: boolean;
  /** Why nothing can be sent; null when it can. */
  blocked: string | null;
  /** There is something to send beside the text. */
  hasImages: boolean;
  onPaste(files: File[]): void;
  onSend(): void;
  onStop(): void;
  children?: ReactNode;
}

/** Esc anywhere on the page stops the answer, unless something open wants the key for itself. */
function useEscape(active: boolean, onEscape: () => void) {
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const listener = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) {
        onEscape();
      }
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [active, onEscape]);
}

function SendOrStop(props: {
  busy: boolean;
  canSend: boolean;
  onSend(): void;
  onStop(): void;
}) {
  return props.busy ? (
    <Button
      variant="primary"
      destructive
      iconStart={<RiStopCircleLine aria-hidden="true" />}
      onPress={props.onStop}
    >
      Stop
    </Button>
  ) : (
    <Button
      variant="primary"
      iconStart={<RiSendPlane2Line aria-hidden="true" />}
      isDisabled={!props.canSend}
      onPress={props.onSend}
    >
      Send
    </Button>
  );
}

/** Where one writes. Enter sends, Shift+Enter breaks the line, Esc stops the answers. */
export function Composer(props: ComposerProps) {
  const { draft, busy, blocked, onStop } = props;
  const field = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: one goes on by writing.
  const focus = () => field.current?.querySelector('textarea')?.focus();
  useEscape(busy, onStop);
  const canSend = !busy && !blocked && (draft.trim() !== '' || props.hasImages);
  return (
    <div className={styles.composer}>
      <div
        onPaste={event => {
          const files = [...event.clipboardData.files];
          if (files.length > 0) {
            event.preventDefault();
            props.onPaste(files);
          }
        }}
      >
        <TextAreaField
          ref={field}
          label={props.label}
          value={draft}
          onChange={props.onDraftChange}
          rows={2}
          onKeyDown={event => {
            const composing = (event.nativeEvent as KeyboardEvent).isComposing;
            if (event.key === 'Enter' && !event.shiftKey && !composing) {
              event.preventDefault();
              if (canSend) {
                props.onSend();
              }
            } else {
              event.continuePropagation();
            }
          }}
        />
      </div>
      <div className={styles.acts}>
        <SendOrStop
          busy={busy}
          canSend={canSend}
          onSend={() => {
            props.onSend();
            focus();
          }}
          onStop={() => {
            onStop();
            focus();
          }}
        />
        {props.children}
        <Text variant="body-small" color="secondary">
          {blocked ??
            'Enter sends · Shift+Enter starts a new line · Esc stops the answer'}
        </Text>
      </div>
    </div>
  );
}
