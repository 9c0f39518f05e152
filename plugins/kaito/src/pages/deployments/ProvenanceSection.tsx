import { Link, Text } from '@backstage/ui';
import type { WorkloadDetail } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  Chip,
  EntityName,
  FactList,
  safeHttpUrl,
  Section,
} from '../../components';
import { useKaitoLinks } from '../../nav';

function reference(ref: string | null) {
  return ref && <EntityName value={ref} />;
}

function address(text: string | null) {
  const url = safeHttpUrl(text);
  return url ? (
    <Link href={url} target="_blank" rel="noreferrer">
      {url}
    </Link>
  ) : (
    text
  );
}

/** Who asked for a deployment, for whom, why and through which change. */
export function ProvenanceSection(props: { workload: WorkloadDetail }) {
  const { provenance, managed } = props.workload;
  const links = useKaitoLinks();
  return (
    <Section title="Where it comes from">
      {!managed && (
        <Text as="p">
          <Chip>unmanaged</Chip> Its manifest names no request, so the portal
          cannot say who asked for it or which review it passed. To bring it
          under management, propose its manifest through the portal.
        </Text>
      )}
      <FactList
        facts={[
          ['Requested by', reference(provenance.requestedBy)],
          ['Owner', reference(provenance.owner)],
          ['Purpose', provenance.purpose],
          ['Data class', provenance.dataClass],
          ['Expires', provenance.expires],
          ['Pull request', address(provenance.pullRequest)],
          ['File', address(provenance.source)],
          [
            'Request',
            provenance.requestId && (
              <Link href={links.request(provenance.requestId)}>
                {provenance.requestId}
              </Link>
            ),
          ],
        ]}
      />
    </Section>
  );
}
