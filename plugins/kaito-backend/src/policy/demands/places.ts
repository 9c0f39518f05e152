import type { Demand } from './Demand';
import { judgeChoice } from './judgeChoice';

/** Which machine types may be used; each of them must be allowed. */
export const instanceTypes: Demand = (
  { instanceTypes: choice },
  { instanceTypes: asked },
) =>
  choice
    ? asked.flatMap(name =>
        judgeChoice(choice, {
          field: 'instanceType',
          words: `Machine type ${name}`,
          names: [name],
          instead: 'Choose another machine type.',
        }),
      )
    : [];

/** Which clusters and namespaces may be used. */
export const places: Demand = ({ places: allowed }, { cluster, namespace }) => [
  ...(allowed?.clusters && cluster !== undefined
    ? judgeChoice(allowed.clusters, {
        field: 'cluster',
        words: `Cluster ${cluster}`,
        names: [cluster],
        instead: 'Choose another cluster.',
      })
    : []),
  ...(allowed?.namespaces && namespace !== undefined
    ? judgeChoice(allowed.namespaces, {
        field: 'namespace',
        words: `Namespace ${namespace}`,
        names: [namespace],
        instead: 'Choose another namespace.',
      })
    : []),
];
