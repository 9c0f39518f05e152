import { useEffect } from 'react';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { openPanes, type Conversation } from '../conversation/conversation';
import { useServedModels } from '../queries';
import type { ConsoleSession, Target } from '../session/ConsoleSession';
import { chooseEndpoint } from './chooseTarget';
import { toPaneTarget, type PaneTarget } from './paneTargets';

/** Where the questions of each pane go; told to the session too. */
export function usePaneTargets(
  session: ConsoleSession,
  conversation: Conversation,
  endpoints: readonly EndpointView[],
): PaneTarget[] {
  const panes = openPanes(conversation);
  const idOf = (index: number) =>
    panes[index] && chooseEndpoint(endpoints, panes[index].endpointId)?.id;
  // As many as there can be panes; those of no pane ask nothing.
  const served = [
    useServedModels(idOf(0)),
    useServedModels(idOf(1)),
    useServedModels(idOf(2)),
  ];
  const targets = panes.map((pane, index) =>
    toPaneTarget(pane, endpoints, served[index], conversation.settings.mode),
  );
  // After every render: what a person sees chosen is what is asked.
  useEffect(() => {
    session.setTargets(
      new Map<string, Target>(
        targets.flatMap(({ pane, target }) =>
          target ? [[pane.id, target]] : [],
        ),
      ),
    );
  });
  return targets;
}
