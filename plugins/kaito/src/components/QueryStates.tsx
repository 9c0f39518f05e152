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
import { asSentence } from './sentence';
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
  /** What a person lacking the right may not do; "see" what was asked for by default. */
  mayNot?: string;
}) {
  const { what, error, retry, mayNot = `see ${what}` } = props;
  const message = asSentence(error.message);
  switch (errorKind(error)) {
    case 'forbidden':
      return (
        <StatePanel icon={RiLockLine} title={`You may not ${mayNot}`} locked>
          {message}
          {!/\bask\b/i.test(message) &&
            ' Ask the team that runs this portal for the right to.'}
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
          {message} Sign in again, then retry.
        </StatePanel>
      );
    case 'not-found':
      return (
        <StatePanel icon={RiFileUnknowLine} title="Not found">
          {message}
        </StatePanel>
      );
    default:
      return (
        <Alert
          role="alert"
          status="danger"
          icon
          title={`The ${what} could not be loaded`}
          description={`${message} This page asks again by itself every few seconds.`}
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
  /** See {@link ErrorState}. */
  mayNot?: string;
  query: KaitoQuery<T>;
  isEmpty?(data: T): boolean;
  empty?: ReactNode;
  children(data: T): ReactNode;
}) {
  const { what, mayNot, query, isEmpty, empty, children } = props;
  const { data, error } = query;
  const failure = error && (
    <ErrorState
      what={what}
      mayNot={mayNot}
      error={error}
      retry={query.refetch}
    />
  );
  if (data === undefined) {
    return failure ?? <LoadingState label={`Loading ${what}`} />;
  }
  if (error && errorKind(error) !== 'failed') {
    // Access was withdrawn or the thing is gone: what was shown may be shown no longer.
    return failure;
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
              {asSentence(error.message)}{' '}
              <FreshnessTag asOf={query.receivedAt} stale />
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
