import { readPath } from '../manifests/readPath';
import type { KubeObject } from '../manifests/types';

/** Flags of KAITO's controller that say how it works in a cluster. */
export const CONTROLLER_FLAGS = ['node-provisioner', 'feature-gates'] as const;
/** Its environment that says the same. */
export const CONTROLLER_VARIABLES = ['CLOUD_PROVIDER'] as const;

/** A container as far as it is read here. */
export interface ControllerContainer {
  image?: string;
  command?: unknown;
  args?: unknown;
  env?: unknown;
}

/** KAITO's own image in any registry: `…/kaito/workspace`, with a tag or a digest. */
const IMAGE = /(?:^|\/)kaito\/workspace(?=[:@]|$)/;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];

/**
 * The container of KAITO's Workspace controller in a Deployment; undefined when it has none. It is told by its image,
 * or, where an image was renamed on the way into a registry of one's own, by the flag only this controller has.
 */
export function controllerContainer(
  deployment: KubeObject,
): ControllerContainer | undefined {
  const containers = readPath(
    deployment,
    'spec',
    'template',
    'spec',
    'containers',
  );
  const candidates: ControllerContainer[] = Array.isArray(containers)
    ? containers.filter(isObject)
    : [];
  return (
    candidates.find(
      ({ image }) => typeof image === 'string' && IMAGE.test(image),
    ) ??
    candidates.find(
      container => flagsOf(container)['node-provisioner'] !== undefined,
    )
  );
}

/** The flags this module knows, as the controller is started with them; Go takes one dash or two, and the last one wins. */
export function flagsOf(
  container: ControllerContainer,
): Partial<Record<(typeof CONTROLLER_FLAGS)[number], string>> {
  const words = [...texts(container.command), ...texts(container.args)];
  const found: Record<string, string> = {};
  words.forEach((word, index) => {
    const [, name, value] = /^--?([^=\s]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (!CONTROLLER_FLAGS.some(flag => flag === name)) {
      return;
    }
    const given = value ?? words[index + 1];
    if (given !== undefined) {
      found[name] = given;
    }
  });
  return found;
}

/** The variables this module knows, where they are written out; one that comes from elsewhere is not known. */
export function variablesOf(
  container: ControllerContainer,
): Partial<Record<(typeof CONTROLLER_VARIABLES)[number], string>> {
  const env = Array.isArray(container.env) ? container.env : [];
  return Object.fromEntries(
    env.flatMap(entry =>
      isObject(entry) &&
      CONTROLLER_VARIABLES.some(name => name === entry.name) &&
      typeof entry.value === 'string'
        ? [[entry.name, entry.value]]
        : [],
    ),
  );
}
