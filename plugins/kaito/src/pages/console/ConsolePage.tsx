import { useState } from 'react';
import { ButtonLink } from '@backstage/ui';
import { ClusterBanner } from '../../components/ClusterBanner';
import { PageBody } from '../../components/PageBody';
import {
  EmptyState,
  ErrorState,
  QueryStates,
} from '../../components/QueryStates';
import { useKaitoLinks } from '../../nav';
import { Console } from './Console';
import { useEndpoints } from './queries';

/** Endpoints are listed to those who may call them. */
const MAY_NOT = 'send prompts';

function NoEndpoints() {
  const links = useKaitoLinks();
  return (
    <EmptyState
      title="No endpoint to talk to"
      reason="An endpoint appears here when a deployment that you may use serves a model."
      action={<ButtonLink href={links.models()}>Choose a model</ButtonLink>}
    />
  );
}

/** Talk to models that serve: conversations, their figures and the code for the same call. */
export function ConsolePage() {
  const query = useEndpoints();
  const items = query.data?.items ?? [];
  const [entered, setEntered] = useState(false);
  if (!entered && items.length > 0) {
    setEntered(true);
  }
  return (
    <PageBody
      title="Console"
      description="Try a model, or up to three side by side. Every answer comes from the model itself, with what it took."
    >
      <ClusterBanner clusters={query.data?.clusters} />
      {entered ? (
        // From here on no failure takes the conversation away.
        <>
          {query.error && (
            <ErrorState
              what="endpoints"
              mayNot={MAY_NOT}
              error={query.error}
              retry={query.refetch}
            />
          )}
          <Console endpoints={items} />
        </>
      ) : (
        <QueryStates what="endpoints" mayNot={MAY_NOT} query={query}>
          {() => <NoEndpoints />}
        </QueryStates>
      )}
    </PageBody>
  );
}
