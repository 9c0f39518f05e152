import { Alert, Text } from '@backstage/ui';
import { captureWords } from '../../console/panes/endpointWords';
import { useCapture } from './useEngine';

/** What is kept of the calls one makes, and what of the indexes. */
export function OnRecord(props: { endpointId: string }) {
  const { data, error } = useCapture(props.endpointId);
  const notice = data && captureWords(data);
  return (
    <>
      <Text as="p" color="secondary">
        Every call is on record: who, which index and what was done
        {data === 'off' && ', not what was said'}. Indexes live in the engine;
        unless its vector store keeps them itself, those that are not saved to
        its volume are gone when it restarts.
      </Text>
      {notice && (
        <Alert
          role="note"
          status="info"
          icon
          title={notice.title}
          description={notice.description}
        />
      )}
      {error && !data && (
        <Text as="p" color="secondary">
          Whether the portal keeps what is said is not known now: treat it as if
          it did.
        </Text>
      )}
    </>
  );
}
