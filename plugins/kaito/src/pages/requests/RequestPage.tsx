import { ButtonLink, Link } from '@backstage/ui';
import { RiFileUnknowLine } from '@remixicon/react';
import {
  asSentence,
  errorKind,
  FreshnessTag,
  PageBody,
  QueryStates,
  StatePanel,
} from '../../components';
import { usePathParams, useRequest } from '../../hooks';
import { LiveTag } from '../../live';
import { useKaitoLinks } from '../../nav';
import { RequestStateChip } from './RequestStateChip';
import { RequestView } from './RequestView';
import { placeWords, VERB_WORDS } from './requestWords';

/** One request, named by the address. */
export function RequestPage() {
  const { id = '' } = usePathParams();
  const links = useKaitoLinks();
  const query = useRequest(id);
  const { data, error } = query;
  const isMissing = error && errorKind(error) === 'not-found';
  const shown = isMissing ? undefined : data;
  return (
    <PageBody
      title={shown?.title ?? id}
      description={
        <>
          {shown && `Asks to ${VERB_WORDS[shown.verb]}`}
          {shown && shown.verb !== 'prepare' && `: ${placeWords(shown)}`}
          {shown && ' · '}
          <Link href={links.requests()}>all requests</Link>
        </>
      }
      actions={
        shown && (
          <>
            <RequestStateChip state={shown.state} />
            <LiveTag />
            <FreshnessTag asOf={query.receivedAt} />
          </>
        )
      }
    >
      {isMissing ? (
        <StatePanel
          icon={RiFileUnknowLine}
          title="There is no such request"
          action={
            <ButtonLink href={links.requests()} variant="secondary">
              All requests
            </ButtonLink>
          }
        >
          {asSentence(error.message)} It may be somebody else’s, or its task has
          not reached the portal yet; finished requests may be kept for a
          limited time.
        </StatePanel>
      ) : (
        <QueryStates what="this request" query={query}>
          {request => <RequestView request={request} />}
        </QueryStates>
      )}
    </PageBody>
  );
}
