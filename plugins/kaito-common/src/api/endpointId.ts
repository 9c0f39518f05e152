import { workloadKindSchema, type WorkloadKind } from './dto/workload';

const SEPARATOR = '~';

/** What an endpoint id names. */
export interface EndpointTarget {
  cluster: string;
  namespace: string;
  name: string;
  /** `Workspace` when left out: ids of Workspaces do not say it. */
  kind?: WorkloadKind;
}

/**
 * The id of a workload's endpoint. Unambiguous: `~` is legal in no Kubernetes name and is encoded in a cluster's. Kinds
 * but Workspace stand at the end: two kinds may use one name.
 */
export function formatEndpointId(target: EndpointTarget): string {
  const { namespace, name, kind = 'Workspace' } = target;
  const cluster = encodeURIComponent(target.cluster).replaceAll(
    SEPARATOR,
    '%7E',
  );
  return [
    cluster,
    namespace,
    name,
    ...(kind === 'Workspace' ? [] : [kind]),
  ].join(SEPARATOR);
}

/** Reads the id of a workload's endpoint; undefined when it is not one. */
export function parseEndpointId(
  id: string,
): Required<EndpointTarget> | undefined {
  const [cluster, namespace, name, last, ...rest] = id.split(SEPARATOR);
  const kind = workloadKindSchema.safeParse(last ?? 'Workspace');
  if (!cluster || !namespace || !name || !kind.success || rest.length > 0) {
    return undefined;
  }
  try {
    return {
      cluster: decodeURIComponent(cluster),
      namespace,
      name,
      kind: kind.data,
    };
  } catch {
    return undefined;
  }
}
