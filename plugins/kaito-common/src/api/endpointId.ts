const SEPARATOR = '~';

/** What an endpoint id names. */
export interface EndpointTarget {
  cluster: string;
  namespace: string;
  name: string;
}

/** The id of a workload's endpoint. Unambiguous: `~` is legal in no Kubernetes name and is encoded in a cluster's. */
export function formatEndpointId(target: EndpointTarget): string {
  const cluster = encodeURIComponent(target.cluster).replaceAll(
    SEPARATOR,
    '%7E',
  );
  return [cluster, target.namespace, target.name].join(SEPARATOR);
}

/** Reads an endpoint id; undefined when it is not one. */
export function parseEndpointId(id: string): EndpointTarget | undefined {
  const [cluster, namespace, name, ...rest] = id.split(SEPARATOR);
  if (!cluster || !namespace || !name || rest.length > 0) {
    return undefined;
  }
  try {
    return { cluster: decodeURIComponent(cluster), namespace, name };
  } catch {
    return undefined;
  }
}
