import { Link, Text } from '@backstage/ui';
import type { ProposalRequest } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  CopyButton,
  FreshnessTag,
  LoadingState,
  safeHttpUrl,
} from '../../components';
import { BackendAway } from './BackendAway';
import { DiffView } from './DiffView';
import styles from './Review.module.css';
import { useProposalPreview } from './useReports';

/** A file that is somebody else's: the pull request would be refused for it. */
const isConflict = (error: Error) =>
  (error as { status?: unknown }).status === 409;

/** What the pull request would change in the repository, read from its base branch. */
export function RepositorySection(props: { proposal: ProposalRequest }) {
  const { data, error, isLoading, refetch } = useProposalPreview(
    props.proposal,
  );
  return (
    <section
      className={styles.part}
      aria-label="What changes in the repository"
    >
      <Text as="h4" variant="body-medium" weight="bold">
        What changes in the repository
      </Text>
      {isLoading && <LoadingState label="Reading the repository" rows={3} />}
      {error && (
        <BackendAway
          what={
            isConflict(error)
              ? 'The repository stands in the way'
              : 'What changes in the repository is not known'
          }
          error={error}
          retry={refetch}
        />
      )}
      {data && (
        <>
          <Text as="p" variant="body-small">
            <Repository {...data.repository} />, from the branch{' '}
            {data.baseBranch} at <code>{data.commit.slice(0, 10)}</code>.{' '}
            <FreshnessTag asOf={data.readAt} stale={Boolean(error)} />
          </Text>
          {data.diff === '' ? (
            <Text as="p">
              Nothing: {data.baseBranch} holds all of it already.
            </Text>
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
