import { readPath } from '../../manifests/readPath';
import { advice, ineffective } from '../Finding';
import type { Rule } from '../rule';
import { isMap } from '../yamlText';

const PATH = 'inference.template';
const GPU = /^nvidia\.com\/(gpu|mig-.+)$/;

function asksForGpu(container: unknown): boolean {
  return ['limits', 'requests'].some(side => {
    const amounts = readPath(container, 'resources', side);
    return isMap(amounts) && Object.keys(amounts).some(key => GPU.test(key));
  });
}

/** TEMPLATE: KAITO takes a pod template as it is, but for its affinity, and adds no GPU to it. */
export const template: Rule = ({ workspace }) => {
  const spec = readPath(workspace.inference?.template, 'spec');
  if (!isMap(spec)) {
    return [];
  }
  const { containers } = spec;
  return [
    ...(spec.affinity
      ? [
          ineffective(
            'TEMPLATE',
            `${PATH}.spec.affinity`,
            'KAITO replaces the affinity of a template with that of `resource.labelSelector`',
            'Select nodes by `resource.labelSelector.matchLabels`',
          ),
        ]
      : []),
    ...(Array.isArray(containers) && !containers.some(asksForGpu)
      ? [
          advice(
            'TEMPLATE',
            `${PATH}.spec.containers`,
            'No container asks for a GPU, and KAITO adds none to a template: the pod runs without one on a GPU node',
            'Set `resources.limits["nvidia.com/gpu"]`',
          ),
        ]
      : []),
  ];
};
