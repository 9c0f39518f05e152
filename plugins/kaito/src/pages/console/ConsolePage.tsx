import { useState } from 'react';
import { Alert, ButtonLink } from '@backstage/ui';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { ClusterBanner } from '../../components/ClusterBanner';
import { PageBody } from '../../components/PageBody';
import {
  EmptyState,
  ErrorState,
  QueryStates,
} from '../../components/QueryStates';
import { useUrlState } from '../../hooks';
import { useKaitoLinks } from '../../nav';
import { chooseEndpoint, chooseModel } from './chooseTarget';
import styles from './ConsolePage.module.css';
import { ConversationPanel } from './ConversationPanel';
import { useEndpoints, useServedModels } from './queries';
import { DEFAULT_SETTINGS } from './settings';
import { SettingsPanel } from './SettingsPanel';
import { EndpointNotes, TargetPicker } from './TargetPicker';

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

/** Why there is no endpoint to send to, though some may be listed. */
function NoEndpointChosen(props: { wanted: string | null }) {
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={
        props.wanted
          ? 'That endpoint is not among those you may use'
          : 'There is no endpoint to use at the moment'
      }
      description={
        props.wanted
          ? `“${props.wanted}” is gone, or you lack the right to call it. Choose another.`
          : 'This page keeps looking; your conversation stays here.'
      }
    />
  );
}

function Console(props: { endpoints: readonly EndpointView[] }) {
  const { endpoints } = props;
  const [params, updateParams] = useUrlState();
  const wanted = params.get('endpoint');
  const endpoint = chooseEndpoint(endpoints, wanted);
  const served = useServedModels(endpoint?.id);
  const [picked, setPicked] = useState<string | null>(null);
  const [settings, setSettings] = useState(DEFAULT_SETTINGS);
  const choice = endpoint ? chooseModel(endpoint, served.data, picked) : null;
  return (
    <div className={styles.columns}>
      <section className={styles.side} aria-label="Model and settings">
        <TargetPicker
          endpoints={endpoints}
          endpoint={endpoint}
          onEndpointChange={id =>
            updateParams(next => next.set('endpoint', id))
          }
          choice={choice}
          modelsError={served.error}
          onModelChange={setPicked}
        />
        {endpoint ? (
          <EndpointNotes endpoint={endpoint} />
        ) : (
          <NoEndpointChosen wanted={wanted} />
        )}
        <SettingsPanel settings={settings} onChange={setSettings} />
      </section>
      <section className={styles.main} aria-label="Chat">
        <ConversationPanel
          endpoint={endpoint}
          model={choice?.model ?? null}
          settings={settings}
        />
      </section>
    </div>
  );
}

/** Talk to a model that serves: the conversation, its figures and the code for the same call. */
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
      description="Try a model. Every answer comes from the model itself, with what it took."
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
