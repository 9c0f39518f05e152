import { Button } from '@backstage/ui';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiFileCopyLine,
} from '@remixicon/react';
import { useEffect, useState } from 'react';

const SHOWN_MS = 2500;

const FACES = {
  idle: { icon: RiFileCopyLine, word: null },
  copied: { icon: RiCheckLine, word: 'Copied' },
  refused: { icon: RiErrorWarningLine, word: 'The browser refused to copy' },
};

/** Copies a text and says whether that worked. */
export function CopyButton(props: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<keyof typeof FACES>('idle');
  useEffect(() => {
    if (outcome === 'idle') {
      return undefined;
    }
    const timer = setTimeout(() => setOutcome('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      // Absent on pages served without TLS; that is a refusal too.
      await navigator.clipboard.writeText(props.text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  const { icon: Icon, word } = FACES[outcome];
  return (
    <Button
      size="small"
      variant="tertiary"
      iconStart={<Icon aria-hidden="true" />}
      onPress={copy}
    >
      <span aria-live="polite">{word ?? props.label}</span>
    </Button>
  );
}
