import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { RiDownloadLine } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import { kaitoApiRef } from '../../api';
import {
  asSentence,
  downloadText,
  toCsv,
  type FacetedColumn,
} from '../../components';
import type { WorkloadFilter } from '../../hooks';
import { collectWorkloads } from './collectWorkloads';

/** Downloads every deployment that matches, also those not loaded yet. */
export function CsvOfAll(props: {
  filter: WorkloadFilter;
  columns: readonly FacetedColumn<Workload>[];
  isDisabled: boolean;
}) {
  const { filter, columns } = props;
  const api = useApi(kaitoApiRef);
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
      const rows = await collectWorkloads(api, filter, {
        signal: control.signal,
        onProgress: (loaded, total) =>
          setProgress(`Collecting: ${loaded} of ${total}`),
      });
      downloadText('deployments.csv', toCsv(columns, rows));
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
