import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useMemo } from 'react';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { MAX_PANES } from '../conversation/conversation';
import { useSession } from '../session/SessionContext';
import { CaptureNotice } from './CaptureNotice';
import { chooseEndpoint, thatTalk } from './chooseTarget';
import { PaneColumn } from './PaneColumn';
import styles from './Panes.module.css';
import type { PaneTarget } from './paneTargets';

/** The endpoint a further model starts with: of those that are not compared yet, if there are any. */
function nextEndpoint(
  endpoints: readonly EndpointView[],
  targets: readonly PaneTarget[],
): EndpointView | undefined {
  const used = new Set(targets.map(({ endpoint }) => endpoint?.id));
  const talking = thatTalk(endpoints);
  const others = talking.filter(({ id }) => !used.has(id));
  return chooseEndpoint(others, null) ?? talking[0];
}

/** What the portal keeps of what is said to all of them, where it is the same; else each tells it for itself. */
function commonCapture(
  targets: readonly PaneTarget[],
): EndpointView['capture'] | null {
  const [first, ...others] = targets.map(({ endpoint }) => endpoint?.capture);
  return first !== undefined &&
    others.length > 0 &&
    others.every(capture => capture === first)
    ? first
    : null;
}

/** The models side by side, one to three. */
export function PaneGrid(props: {
  targets: readonly PaneTarget[];
  endpoints: readonly EndpointView[];
  /** An answer is coming in. */
  busy: boolean;
  keptWords: string;
  onFirstTargetChange(endpointId: string): void;
}) {
  const { targets, endpoints, busy } = props;
  const session = useSession();
  const endpointsById = useMemo(
    () => new Map(endpoints.map(endpoint => [endpoint.id, endpoint])),
    [endpoints],
  );
  const compare = targets.length < MAX_PANES && (
    <Button
      size="small"
      variant="tertiary"
      isDisabled={busy}
      iconStart={<RiAddLine aria-hidden="true" />}
      onPress={() =>
        session.addPane(nextEndpoint(endpoints, targets)?.id ?? null)
      }
    >
      Compare with another model
    </Button>
  );
  const common = commonCapture(targets);
  return (
    <>
      {common && <CaptureNotice capture={common} several />}
      <div className={styles.panes}>
        {targets.map((target, index) => (
          <PaneColumn
            key={target.pane.id}
            target={target}
            number={targets.length > 1 ? index + 1 : null}
            idle={!busy}
            endpoints={endpoints}
            endpointsById={endpointsById}
            keptWords={props.keptWords}
            tellsCapture={common === null}
            onTargetChange={id => index === 0 && props.onFirstTargetChange(id)}
          >
            {index === targets.length - 1 && compare}
          </PaneColumn>
        ))}
      </div>
    </>
  );
}
