import { Button, Text } from '@backstage/ui';
import type { PreflightRequest } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { FreshnessTag, LoadingState } from '../../components';
import controls from '../form/controls.module.css';
import { BackendAway } from './BackendAway';
import { CheckList } from './CheckList';
import { summaryOf } from './checkWords';
import styles from './Review.module.css';
import { usePreflight } from './useReports';

/** What stands in the way of a request, asked of the backend. */
export function ChecksSection(props: { question: PreflightRequest }) {
  const { data, error, isLoading, isFetching, refetch } = usePreflight(
    props.question,
  );
  return (
    <section className={styles.part} aria-label="Checks before asking">
      <Text as="h4" variant="body-medium" weight="bold">
        Checks
      </Text>
      {isLoading && <LoadingState label="Checking" rows={4} />}
      {error && (
        <BackendAway
          what={
            data
              ? 'The checks could not be repeated'
              : 'Nothing could be checked'
          }
          error={error}
          retry={refetch}
        />
      )}
      {data && (
        <>
          <div className={controls.row}>
            <Text role="status">{summaryOf(data.checks)}</Text>
            <FreshnessTag asOf={data.generatedAt} stale={Boolean(error)} />
            <Button
              size="small"
              variant="tertiary"
              loading={isFetching}
              onPress={refetch}
            >
              Check again
            </Button>
          </div>
          <CheckList checks={data.checks} />
        </>
      )}
    </section>
  );
}
