import type { BundleRequest } from '../../manifests';
import { findSku } from '../../skus';
import type { RequestSummary } from './RequestSummary';
import { modelFacts } from './sizeModel';

/** The fields of a kind, which the library has read before. */
export type FieldsOf<K extends BundleRequest['kind']> = Omit<
  Extract<BundleRequest, { kind: K }>,
  'kind'
>;

/** What is the same unless a kind says otherwise. */
export function outline(
  kind: RequestSummary['kind'],
  model: string,
  instanceType?: string,
): Omit<RequestSummary, 'machines' | 'fit'> {
  const sku = instanceType ? findSku(instanceType) : undefined;
  return {
    kind,
    ...modelFacts(model),
    instanceType: sku?.name ?? instanceType ?? null,
    gpuModel: sku?.gpuModel ?? null,
    nodes: null,
    gpus: null,
    context: null,
    reach: null,
  };
}

/** From where a workload can be reached. */
export function reachOf(fields: {
  loadBalancer?: boolean;
  exposure?: { type: string; hostnames?: string[] };
}): string {
  const type =
    fields.exposure?.type ?? (fields.loadBalancer && 'load-balancer');
  switch (type) {
    case 'load-balancer':
      return 'An address of its own outside the cluster, without authentication';
    case 'http-route':
      return `Through the gateway${
        fields.exposure?.hostnames?.length
          ? ` as ${fields.exposure.hostnames.join(', ')}`
          : ''
      }`;
    default:
      return 'Inside the cluster only';
  }
}
