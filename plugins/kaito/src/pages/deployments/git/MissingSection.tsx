import { Link, Text } from '@backstage/ui';
import type {
  DriftItem,
  DriftRepository,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useMemo } from 'react';
import {
  asSentence,
  DataTable,
  EntityName,
  errorKind,
  FreshnessTag,
  safeHttpUrl,
  Section,
  type FacetedColumn,
} from '../../../components';
import { refKey } from '../../../live/cache/patchPages';
import { useKaitoLinks, type KaitoLinks } from '../../../nav';
import styles from './Git.module.css';
import { useMissing } from './queries';

function missingColumns(
  links: Pick<KaitoLinks, 'deployment'>,
): FacetedColumn<DriftItem>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      minWidth: '9rem',
      isRowHeader: true,
      cell: ({ ref }) => (
        <>
          <Link href={links.deployment(ref)} weight="bold">
            {ref.name}
          </Link>{' '}
          <span className={styles.quiet}>{ref.kind}</span>
        </>
      ),
    },
    {
      id: 'place',
      header: 'Cluster and namespace',
      minWidth: '9rem',
      cell: ({ ref }) => `${ref.cluster}, ${ref.namespace}`,
    },
    {
      id: 'owner',
      header: 'Owner',
      minWidth: '7rem',
      cell: ({ owner }) =>
        owner ? (
          <EntityName value={owner} />
        ) : (
          <span className={styles.quiet}>not recorded</span>
        ),
    },
    {
      id: 'summary',
      header: 'What is so, and what to do',
      minWidth: '18rem',
      cell: ({ summary, nextStep }) => (
        <>
          <div>{summary}</div>
          {nextStep && (
            <div>
              <strong>Next step:</strong> {nextStep}
            </div>
          )}
        </>
      ),
    },
    {
      id: 'file',
      header: 'File',
      cell: ({ file }) => {
        const href = safeHttpUrl(file?.url ?? null);
        return href ? (
          <Link href={href} target="_blank" rel="noreferrer">
            Open file
          </Link>
        ) : (
          <span className={styles.quiet}>no page</span>
        );
      },
    },
  ];
}

/** A repository that cannot be relied on: what it describes may be more than is shown. */
function OldRepository(props: { repository: DriftRepository }) {
  const { repository, state, message, asOf } = props.repository;
  return (
    <Text as="p" role="status" color="secondary">
      What {repository} describes is{' '}
      {state === 'not-read' ? 'not known' : 'not confirmed'}:{' '}
      {asSentence(message ?? 'its Git host does not answer')}{' '}
      {asOf && <FreshnessTag asOf={asOf} stale />}
    </Text>
  );
}

/** Deployments that are in Git and in no cluster. Nothing when there is none. */
export function MissingSection() {
  const { data, error } = useMissing();
  const links = useKaitoLinks();
  const columns = useMemo(() => missingColumns(links), [links]);
  if (error && (!data || errorKind(error) !== 'failed')) {
    return (
      <Text as="p" role="status" color="secondary">
        What is in Git and in no cluster could not be worked out:{' '}
        {asSentence(error.message)} The list below is not affected.
      </Text>
    );
  }
  const old = data?.repositories.filter(({ state }) => state !== 'current');
  const items = data?.items ?? [];
  return (
    <>
      {old?.map(repository => (
        <OldRepository
          key={`${repository.repository}/${repository.baseBranch}`}
          repository={repository}
        />
      ))}
      {items.length > 0 && (
        <Section title={`In Git, not in the cluster (${items.length})`}>
          <DataTable
            caption="Deployments in Git that their cluster does not have"
            columns={columns}
            rows={items}
            rowId={({ ref }) => refKey(ref)}
          />
        </Section>
      )}
    </>
  );
}
