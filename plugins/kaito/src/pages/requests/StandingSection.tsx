import { Alert, ButtonLink, Link, Text } from '@backstage/ui';
import {
  workloadRefSchema,
  type KaitoRequestDetail,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { RiChat3Line, RiServerLine } from '@remixicon/react';
import { formatInstant, Section } from '../../components';
import { useNow } from '../../hooks';
import { useKaitoLinks } from '../../nav';
import styles from './Requests.module.css';

const DONE: Record<KaitoRequestDetail['verb'], string> = {
  deploy: 'It is ready.',
  change: 'The change is rolled out.',
  retire: 'It is gone from the cluster.',
  prepare: 'KAITO runs there.',
};

function Afterwards(props: { request: KaitoRequestDetail }) {
  const { afterwards } = props.request;
  const links = useKaitoLinks();
  const now = useNow(30_000);
  if (!afterwards) {
    return null;
  }
  const { what, requestId, observedAt } = afterwards;
  return (
    <Text as="p">
      {what === 'removed'
        ? 'It is not in the cluster any more'
        : 'Another has taken its place since'}
      {observedAt && `; seen ${formatInstant(observedAt, now)}`}.{' '}
      {requestId && (
        <Link href={links.request(requestId)}>{`Request ${requestId}`}</Link>
      )}
    </Text>
  );
}

/** Where a request stands, what it waits for, and where to go from here. */
export function StandingSection(props: { request: KaitoRequestDetail }) {
  const { request } = props;
  const { state, failure, waitsFor, verb, endpointId, place } = request;
  const links = useKaitoLinks();
  const ref = workloadRefSchema.safeParse(place);
  const isThere = state === 'done' && !request.afterwards;
  return (
    <Section title="Where it stands">
      {failure && (
        <Alert
          role="status"
          status={state === 'failed' ? 'danger' : 'warning'}
          icon
          title={failure}
        />
      )}
      {waitsFor && (
        <Text as="p">
          <strong>Waits for:</strong> {waitsFor}
        </Text>
      )}
      {state === 'done' && <Text as="p">{DONE[verb]}</Text>}
      <Afterwards request={request} />
      {ref.success && verb !== 'retire' && (
        <div className={styles.row}>
          <ButtonLink
            href={links.deployment(ref.data)}
            variant="secondary"
            iconStart={<RiServerLine aria-hidden="true" />}
          >
            Deployment
          </ButtonLink>
          {isThere && endpointId && (
            <ButtonLink
              href={links.console(endpointId)}
              iconStart={<RiChat3Line aria-hidden="true" />}
            >
              Try it in the console
            </ButtonLink>
          )}
        </div>
      )}
    </Section>
  );
}
