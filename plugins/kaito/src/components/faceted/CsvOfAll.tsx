import { Button, Text } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import { asSentence } from '../sentence';
import type { CollectOptions } from './collectPages';
import { downloadText, toCsv } from './csv';
import type { FacetedColumn } from './model';

/** Downloads every row that matches, also those not loaded yet. */
export function CsvOfAll<T>(props: {
  /** File name without ending. */
  name: string;
  collect(options: CollectOptions): Promise<readonly T[]>;
  columns: readonly FacetedColumn<T>[];
  isDisabled: boolean;
}) {
  const { name, collect, columns } = props;
  const [progress, setProgress] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);
  const download = async () => {
    const control = new AbortController();
    running.current = control;
    setFailure(undefined);
    setProgress('Collecting…');
    try {
      const rows = await collect({
        signal: control.signal,
        onProgress: (loaded, total) =>
          setProgress(`Collecting: ${loaded} of ${total}`),
      });
      downloadText(`${name}.csv`, toCsv(columns, rows));
    } catch (error) {
      if (!control.signal.aborted) {
        setFailure(
          `No CSV: ${asSentence(
            error instanceof Error ? error.message : String(error),
          )} Try again.`,
        );
      }
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <>
      <Text as="span" role="status" color={failure ? 'danger' : 'secondary'}>
        {failure ?? progress}
      </Text>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiDownloadLine aria-hidden="true" />}
        isDisabled={props.isDisabled || progress !== undefined}
        onPress={download}
      >
        CSV
      </Button>
    </>
  );
}
