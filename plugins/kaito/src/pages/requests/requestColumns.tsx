import { Link } from '@backstage/ui';
import type { KaitoRequest } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  Age,
  EntityName,
  safeHttpUrl,
  type FacetedColumn,
} from '../../components';
import type { KaitoLinks } from '../../nav';
import styles from './Requests.module.css';
import { RequestStateChip } from './RequestStateChip';
import { STATE_LOOKS, VERB_WORDS } from './requestWords';

function PullRequestCell(props: { request: KaitoRequest }) {
  const { pullRequest } = props.request;
  const url = safeHttpUrl(pullRequest?.url ?? null);
  if (!pullRequest?.number || !url) {
    return <span className={styles.quiet}>none yet</span>;
  }
  return (
    <Link
      href={url}
      target="_blank"
      rel="noreferrer"
    >{`#${pullRequest.number}`}</Link>
  );
}

/** Columns of the table of requests, which the backend sorts (see `requestFilter`). */
export function requestColumns(
  links: Pick<KaitoLinks, 'request'>,
): FacetedColumn<KaitoRequest>[] {
  return [
    {
      id: 'state',
      header: 'State',
      cell: ({ state }) => (
        <span className={styles.state}>
          <RequestStateChip state={state} />
        </span>
      ),
      isSortable: true,
      csv: ({ state }) => STATE_LOOKS[state].word,
    },
    {
      id: 'name',
      header: 'Request',
      isRowHeader: true,
      minWidth: '12rem',
      cell: ({ id, verb, place }) => (
        <span className={styles.name}>
          <Link href={links.request(id)} weight="bold">
            {place.name}
          </Link>
          <span className={styles.small}>
            {VERB_WORDS[verb]}
            {verb !== 'prepare' && ` ${place.kind}`}
          </span>
        </span>
      ),
      isSortable: true,
      csv: ({ place }) => place.name,
    },
    {
      id: 'waitsFor',
      header: 'Waits for',
      minWidth: '14rem',
      cell: ({ waitsFor, failure }) => (
        <>
          {failure && <div>{failure}</div>}
          {waitsFor && (
            <div className={failure ? styles.small : undefined}>{waitsFor}</div>
          )}
          {!failure && !waitsFor && <span className={styles.quiet}>–</span>}
        </>
      ),
      csv: ({ waitsFor, failure }) => failure ?? waitsFor,
    },
    {
      id: 'pullRequest',
      header: 'Pull request',
      cell: request => <PullRequestCell request={request} />,
      csv: ({ pullRequest }) => pullRequest?.url ?? null,
    },
    {
      id: 'verb',
      header: 'Asks to',
      // On the screen it stands below the name.
      isHidden: true,
      cell: ({ verb }) => verb,
      csv: ({ verb }) => verb,
    },
    {
      id: 'kind',
      header: 'Kind',
      isHidden: true,
      cell: ({ place }) => place.kind,
      csv: ({ place }) => place.kind,
    },
    {
      id: 'model',
      header: 'Model',
      minWidth: '8rem',
      cell: ({ model }) =>
        model ?? <span className={styles.quiet}>none named</span>,
      csv: ({ model }) => model,
    },
    {
      id: 'cluster',
      header: 'Cluster',
      cell: ({ place }) => place.cluster,
      isSortable: true,
      csv: ({ place }) => place.cluster,
    },
    {
      id: 'namespace',
      header: 'Namespace',
      cell: ({ place }) => place.namespace,
      csv: ({ place }) => place.namespace,
    },
    {
      id: 'owner',
      header: 'Owner',
      cell: ({ owner }) =>
        owner ? (
          <EntityName value={owner} />
        ) : (
          <span className={styles.quiet}>not recorded</span>
        ),
      isSortable: true,
      csv: ({ owner }) => owner,
    },
    {
      id: 'requestedBy',
      header: 'Asked by',
      cell: ({ requestedBy }) => <EntityName value={requestedBy} />,
      isSortable: true,
      csv: ({ requestedBy }) => requestedBy,
    },
    {
      id: 'since',
      header: 'In state',
      align: 'end',
      cell: ({ changedAt }) => <Age since={changedAt} />,
      isSortable: true,
      csv: ({ changedAt }) => changedAt,
    },
    {
      id: 'age',
      header: 'Age',
      align: 'end',
      cell: ({ submittedAt }) => <Age since={submittedAt} />,
      isSortable: true,
      csv: ({ submittedAt }) => submittedAt,
    },
  ];
}
