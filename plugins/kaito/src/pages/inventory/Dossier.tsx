import { Dialog, DialogBody, DialogHeader, Text } from '@backstage/ui';
import type {
  InventoryEvent,
  InventoryHistory,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { FactList, noModelWords, QueryStates } from '../../components';
import { EvidenceChip } from './EvidenceChip';
import styles from './Inventory.module.css';
import { EVENT_WORDS, EVIDENCE_WORDS, observedWords } from './inventoryWords';
import { PersonOrTeam, PullRequest } from './provenanceParts';
import { useInventoryHistory } from './queries';

const HASH_SHOWN = 12;

function EventLine(props: { event: InventoryEvent }) {
  const { event } = props;
  return (
    <li className={styles.event}>
      <strong>{EVENT_WORDS[event.type]}</strong> {observedWords(event)}
      <div className={styles.quiet}>
        generation {event.generation}, spec{' '}
        <code title={event.specHash}>
          {event.specHash.slice(0, HASH_SHOWN)}
        </code>
      </div>
    </li>
  );
}

function DossierFacts(props: { history: InventoryHistory }) {
  const { entry, events } = props.history;
  const { provenance } = entry;
  const ordered = [...events].sort((a, b) =>
    a.observedAt.localeCompare(b.observedAt),
  );
  return (
    <div className={styles.dossier}>
      <p className={styles.evidence}>
        <EvidenceChip grade={entry.evidence} />{' '}
        {EVIDENCE_WORDS[entry.evidence].means}
      </p>
      <FactList
        facts={[
          ['Model', entry.model ?? noModelWords(entry.kind)],
          ['Licence', entry.licence ?? 'unknown'],
          ['Where', `${entry.cluster} / ${entry.namespace} / ${entry.name}`],
          ['Kind', entry.kind],
          ['Machine type', entry.instanceType],
          ['Requested by', <PersonOrTeam value={provenance.requestedBy} />],
          ['Owner', <PersonOrTeam value={provenance.owner} />],
          ['Pull request', <PullRequest value={provenance.pullRequest} />],
          ['Purpose', provenance.purpose],
          ['Data class', provenance.dataClass],
          ['Expires', provenance.expires],
          ['Request', provenance.requestId],
          ['Object uid', entry.uid],
        ]}
      />
      <Text as="h3" variant="body-large" weight="bold">
        What was seen
      </Text>
      {ordered.length > 0 ? (
        <ol className={styles.events}>
          {ordered.map(event => (
            <EventLine key={event.id} event={event} />
          ))}
        </ol>
      ) : (
        <p className={styles.quiet}>No fact is recorded yet.</p>
      )}
    </div>
  );
}

function DossierContent(props: { uid: string }) {
  const history = useInventoryHistory(props.uid);
  return (
    <QueryStates what="facts recorded on this deployment" query={history}>
      {data => <DossierFacts history={data} />}
    </QueryStates>
  );
}

/** Everything on record about one deployment. */
export function Dossier(props: { uid: string | null; onClose(): void }) {
  const { uid, onClose } = props;
  return (
    <Dialog
      isOpen={uid !== null}
      onOpenChange={open => {
        if (!open) {
          onClose();
        }
      }}
      width="48rem"
    >
      <DialogHeader>On record</DialogHeader>
      <DialogBody>{uid !== null && <DossierContent uid={uid} />}</DialogBody>
    </Dialog>
  );
}
