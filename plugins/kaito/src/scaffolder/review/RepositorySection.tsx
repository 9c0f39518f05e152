import { Alert, Link, Text } from '@backstage/ui';
import type {
  EditRequest,
  ProposalPreview,
  ProposalRequest,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  asSentence,
  CopyButton,
  FreshnessTag,
  LoadingState,
  Message,
  safeHttpUrl,
} from '../../components';
import type { KaitoQuery } from '../../hooks';
import { BackendAway } from './BackendAway';
import { DiffView } from './DiffView';
import styles from './Review.module.css';
import { useEditPreview, useProposalPreview } from './useReports';

/** A file that is somebody else's: the pull request would be refused for it. */
const isConflict = (error: Error) =>
  (error as { status?: unknown }).status === 409;

/** The answer would be the same however often it is asked: something in the form, or in the repository, must change. */
const isRefusal = (error: Error) =>
  [400, 404].includes((error as { status?: number }).status ?? 0);

function Failure(props: { error: Error; retry(): void }) {
  const { error, retry } = props;
  return isRefusal(error) ? (
    <Alert
      role="alert"
      status="danger"
      icon
      title="The pull request cannot be made of this"
      description={<Message text={asSentence(error.message)} />}
    />
  ) : (
    <BackendAway
      what={
        isConflict(error)
          ? 'The repository stands in the way'
          : 'What changes in the repository is not known'
      }
      error={error}
      retry={retry}
    />
  );
}

/** What a pull request would change in the repository, read from its base branch. */
function RepositoryView(props: {
  preview: KaitoQuery<ProposalPreview>;
  /** What it means that nothing changes. */
  nothingWords(branch: string): string;
}) {
  const { data, error, isLoading, refetch } = props.preview;
  return (
    <section
      className={styles.part}
      aria-label="What changes in the repository"
    >
      <Text as="h4" variant="body-medium" weight="bold">
        What changes in the repository
      </Text>
      {isLoading && <LoadingState label="Reading the repository" rows={3} />}
      {error && <Failure error={error} retry={refetch} />}
      {data && (
        <>
          <Text as="p" variant="body-small">
            <Repository {...data.repository} />, from the branch{' '}
            {data.baseBranch} at <code>{data.commit.slice(0, 10)}</code>.{' '}
            <FreshnessTag asOf={data.readAt} stale={Boolean(error)} />
          </Text>
          {data.diff === '' ? (
            <Text as="p">{props.nothingWords(data.baseBranch)}</Text>
          ) : (
            <>
              <ul className={styles.plain} aria-label="Files">
                {data.paths.map(path => (
                  <li key={path}>
                    <code>{path}</code>
                  </li>
                ))}
              </ul>
              <div>
                <CopyButton text={data.diff} label="Copy the diff" />
              </div>
              <DiffView diff={data.diff} label="Diff" />
            </>
          )}
        </>
      )}
    </section>
  );
}

/** What the pull request of a new deployment would change. */
export function RepositorySection(props: { proposal: ProposalRequest }) {
  return (
    <RepositoryView
      preview={useProposalPreview(props.proposal)}
      nothingWords={branch => `Nothing: ${branch} holds all of it already.`}
    />
  );
}

/** What the pull request of a change, or of a retirement, would change. */
export function EditSection(props: {
  workloadRef: WorkloadRef;
  request: EditRequest;
}) {
  return (
    <RepositoryView
      preview={useEditPreview(props.workloadRef, props.request)}
      nothingWords={branch => `Nothing: it is so on ${branch} already.`}
    />
  );
}

function Repository(props: { fullName: string; url: string }) {
  const href = safeHttpUrl(props.url);
  return href ? (
    <Link href={href} target="_blank" rel="noopener noreferrer">
      {props.fullName}
    </Link>
  ) : (
    <>{props.fullName}</>
  );
}
