import { Button, Text } from '@backstage/ui';
import type {
  EditPreflightRequest,
  PreflightReport,
  PreflightRequest,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { FreshnessTag, LoadingState } from '../../components';
import type { KaitoQuery } from '../../hooks';
import controls from '../form/controls.module.css';
import { BackendAway } from './BackendAway';
import { CheckList } from './CheckList';
import { summaryOf } from './checkWords';
import styles from './Review.module.css';
import { useEditPreflight, usePreflight } from './useReports';

/** What was checked, with its age; of checks that could not be made, why. */
function ChecksView(props: { report: KaitoQuery<PreflightReport> }) {
  const { data, error, isLoading, isFetching, refetch } = props.report;
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

/** What stands in the way of a request, asked of the backend. */
export function ChecksSection(props: { question: PreflightRequest }) {
  return <ChecksView report={usePreflight(props.question)} />;
}

/** What stands in the way of a change. */
export function EditChecksSection(props: {
  workloadRef: WorkloadRef;
  request: EditPreflightRequest;
}) {
  return (
    <ChecksView report={useEditPreflight(props.workloadRef, props.request)} />
  );
}
