import { Button, Text, TextAreaField } from '@backstage/ui';
import { RiSendPlane2Line, RiStopCircleLine } from '@remixicon/react';
import { useEffect } from 'react';
import styles from './Composer.module.css';

export interface ComposerProps {
  draft: string;
  onDraftChange(text: string): void;
  busy: boolean;
  /** Why nothing can be sent; null when it can. */
  blocked: string | null;
  onSend(): void;
  onStop(): void;
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

/** Where one writes. Enter sends, Shift+Enter breaks the line, Esc stops the answer. */
export function Composer(props: ComposerProps) {
  const { draft, onDraftChange, busy, blocked, onSend, onStop } = props;
  useEscape(busy, onStop);
  const canSend = !busy && !blocked && draft.trim() !== '';
  return (
    <div className={styles.composer}>
      <TextAreaField
        label="Message"
        value={draft}
        onChange={onDraftChange}
        rows={3}
        onKeyDown={event => {
          const composing = (event.nativeEvent as KeyboardEvent).isComposing;
          if (event.key === 'Enter' && !event.shiftKey && !composing) {
            event.preventDefault();
            if (canSend) {
              onSend();
            }
          } else {
            event.continuePropagation();
          }
        }}
      />
      <div className={styles.acts}>
        {busy ? (
          <Button
            variant="primary"
            destructive
            iconStart={<RiStopCircleLine aria-hidden="true" />}
            onPress={onStop}
          >
            Stop
          </Button>
        ) : (
          <Button
            variant="primary"
            iconStart={<RiSendPlane2Line aria-hidden="true" />}
            isDisabled={!canSend}
            onPress={onSend}
          >
            Send
          </Button>
        )}
        <Text variant="body-small" color="secondary">
          {blocked ??
            'Enter sends · Shift+Enter starts a new line · Esc stops the answer'}
        </Text>
      </div>
    </div>
  );
}
