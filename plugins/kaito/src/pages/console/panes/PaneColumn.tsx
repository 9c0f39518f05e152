import { Alert, ButtonIcon, Text } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useSession } from '../session/SessionContext';
import { EndpointNotes } from './EndpointNotes';
import styles from './Panes.module.css';
import type { PaneTarget } from './paneTargets';
import { TargetPicker } from './TargetPicker';
import { Transcript } from './Transcript';

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

/** One model: which it is, what to know of it, and what it was asked and said. */
export function PaneColumn(props: {
  target: PaneTarget;
  /** From 1; null when it is the only one. */
  number: number | null;
  idle: boolean;
  endpoints: readonly EndpointView[];
  endpointsById: ReadonlyMap<string, EndpointView>;
  keptWords: string;
  /** What the portal keeps of it is told here. */
  tellsCapture: boolean;
  /** What can be done beside its state. */
  children?: ReactNode;
  onTargetChange(endpointId: string): void;
}) {
  const { target, number, idle, endpoints } = props;
  const { pane, endpoint, blocked } = target;
  const session = useSession();
  const isOneOfSeveral = number !== null;
  const name = isOneOfSeveral ? `Model ${number}` : 'Model';
  return (
    <section className={styles.pane} aria-label={name}>
      {isOneOfSeveral && (
        <div className={styles.paneHead}>
          <Text as="h3" variant="body-medium" weight="bold">
            {name}
          </Text>
          <ButtonIcon
            size="small"
            variant="tertiary"
            aria-label={`Remove model ${number} from the comparison`}
            icon={<RiCloseLine aria-hidden="true" />}
            onPress={() => session.closePane(pane.id)}
          />
        </div>
      )}
      <div className={styles.pickers}>
        <TargetPicker
          endpoints={endpoints}
          target={target}
          isDisabled={!idle}
          brief={isOneOfSeveral}
          onChange={(endpointId, model) => {
            session.setTarget(pane.id, endpointId, model);
            props.onTargetChange(endpointId);
          }}
        />
      </div>
      {endpoint ? (
        <EndpointNotes
          endpoint={endpoint}
          brief={isOneOfSeveral}
          tellsCapture={props.tellsCapture}
        >
          {props.children}
        </EndpointNotes>
      ) : (
        <NoEndpointChosen wanted={pane.endpointId} />
      )}
      {endpoint && blocked && (
        <Alert role="status" status="warning" icon title={blocked} />
      )}
      <Transcript
        pane={pane}
        label={
          isOneOfSeveral ? `Conversation with model ${number}` : 'Conversation'
        }
        leads={number === null || number === 1}
        idle={idle}
        hasTarget={target.target !== null}
        endpointsById={props.endpointsById}
        keptWords={props.keptWords}
      />
    </section>
  );
}
