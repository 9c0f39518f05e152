import { ButtonLink } from '@backstage/ui';
import { useMemo } from 'react';
import {
  EmptyState,
  FreshnessTag,
  PageBody,
  QueryStates,
  useListControls,
} from '../../components';
import { useRequestPages } from '../../hooks';
import { LiveTag } from '../../live';
import { useKaitoLinks } from '../../nav';
import { isNarrowed, toRequestFilter } from './requestFilter';
import { RequestsTable } from './RequestsTable';
import { SourceBanner } from './SourceBanner';

/** Newest first. */
const DEFAULT_SORT = { id: 'age', descending: false };

/** Every request a person may follow, from the form to what it asked for. */
export function RequestsPage() {
  const links = useKaitoLinks();
  const list = useListControls(DEFAULT_SORT);
  const filter = useMemo(() => toRequestFilter(list.state), [list.state]);
  const pages = useRequestPages(filter);
  const form = links.deploy();
  return (
    <PageBody
      title="Requests"
      description="What people asked for, and how far it has come: from the form over its review to the cluster."
      actions={
        <>
          <LiveTag />
          {pages.data && <FreshnessTag asOf={pages.receivedAt} />}
        </>
      }
    >
      {pages.data && <SourceBanner problems={pages.data.problems} />}
      <QueryStates
        what="requests"
        query={pages}
        isEmpty={({ totalItems }) =>
          totalItems === 0 && !isNarrowed(filter) && !pages.isOld
        }
        empty={
          <EmptyState
            title="Nobody has asked for anything yet"
            reason={
              form
                ? 'Requests begin with a form: for a model to deploy, a change, or the end of a deployment. You see your own and those you may follow.'
                : 'Requests begin with a form, and this portal has none: its scaffolder is not installed.'
            }
            action={form && <ButtonLink href={form}>Deploy a model</ButtonLink>}
          />
        }
      >
        {loaded => (
          <RequestsTable
            list={list}
            filter={filter}
            pages={pages}
            loaded={loaded}
          />
        )}
      </QueryStates>
    </PageBody>
  );
}
