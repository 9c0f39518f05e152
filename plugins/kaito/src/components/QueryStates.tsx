import { Alert, Button, Skeleton } from '@backstage/ui';
import {
  RiFileUnknowLine,
  RiInboxLine,
  RiLockLine,
  RiLoginBoxLine,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import type { KaitoQuery } from '../hooks/useKaitoQuery';
import { errorKind } from './errorKind';
import { FreshnessTag } from './FreshnessTag';
import styles from './QueryStates.module.css';
import { StatePanel } from './StatePanel';

/** Grey bars where content will be. */
export function LoadingState(props: { label: string; rows?: number }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={props.label}>
      {Array.from({ length: props.rows ?? 6 }, (_, row) => (
        <Skeleton key={row} width="100%" height={36} />
      ))}
    </div>
  );
}

/** A call failed and nothing is known. */
export function ErrorState(props: {
  /** What was asked for, e.g. "deployments". */
  what: string;
  error: Error;
  retry(): void;
}) {
  const { what, error, retry } = props;
  switch (errorKind(error)) {
    case 'forbidden':
      return (
        <StatePanel icon={RiLockLine} title={`You may not see ${what}`} locked>
          {error.message}. Ask the team that runs this portal for the right to
          read them.
        </StatePanel>
      );
    case 'signed-out':
      return (
        <StatePanel
          icon={RiLoginBoxLine}
          title="The portal does not know who you are any more"
          locked
          action={<Button onPress={retry}>Try again</Button>}
        >
          {error.message}. Sign in again, then retry.
        </StatePanel>
      );
    case 'not-found':
      return (
        <StatePanel icon={RiFileUnknowLine} title="Not found">
          {error.message}
        </StatePanel>
      );
    default:
      return (
        <Alert
          role="alert"
          status="danger"
          icon
          title={`The ${what} could not be loaded`}
          description={`${error.message}. This page asks again by itself every few seconds.`}
          customActions={
            <Button size="small" variant="secondary" onPress={retry}>
              Try again
            </Button>
          }
        />
      );
  }
}

/** Nothing to show, and why that is. */
export function EmptyState(props: {
  title: string;
  reason: ReactNode;
  action?: ReactNode;
}) {
  return (
    <StatePanel icon={RiInboxLine} title={props.title} action={props.action}>
      {props.reason}
    </StatePanel>
  );
}

/**
 * Shows a query in the state it is in: loading, failed, forbidden, empty, or its data — with a warning above
 * data that could not be renewed.
 */
export function QueryStates<T>(props: {
  /** What is asked for, in the plural, e.g. "deployments". */
  what: string;
  query: KaitoQuery<T>;
  isEmpty?(data: T): boolean;
  empty?: ReactNode;
  children(data: T): ReactNode;
}) {
  const { what, query, isEmpty, empty, children } = props;
  const { data, error } = query;
  if (data === undefined) {
    return error ? (
      <ErrorState what={what} error={error} retry={query.refetch} />
    ) : (
      <LoadingState label={`Loading ${what}`} />
    );
  }
  if (error && errorKind(error) !== 'failed') {
    // Access was withdrawn or the thing is gone: what was shown may be shown no longer.
    return <ErrorState what={what} error={error} retry={query.refetch} />;
  }
  return (
    <>
      {error && (
        <Alert
          role="alert"
          status="warning"
          icon
          title="The portal's backend does not answer; what you see is old"
          description={
            <>
              {error.message}. <FreshnessTag asOf={query.receivedAt} stale />
            </>
          }
          customActions={
            <Button size="small" variant="secondary" onPress={query.refetch}>
              Try again
            </Button>
          }
        />
      )}
      {isEmpty?.(data) ? empty : children(data)}
    </>
  );
}
