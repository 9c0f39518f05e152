import { InputError } from '@backstage/errors';
import {
  resolveTarget,
  type GitOpsConfig,
  type GitOpsPlace,
  type GitOpsTarget,
} from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import { layoutFacts } from './layoutFacts';

/** The target of a place; null when the place could not be one. */
export function targetOf(
  config: GitOpsConfig,
  place: GitOpsPlace,
): GitOpsTarget | null {
  try {
    return resolveTarget(config, place);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** What one cluster and namespace have whatever the owner and the name. */
interface Rough {
  target: GitOpsTarget | null;
  folders: Map<string, boolean>;
}

/**
 * Tells quickly which places a folder cannot be of: every file is asked about every cluster, which is hundreds of
 * thousands of questions where there are many of both.
 */
export class Targets {
  readonly #rough = new Map<string, Rough>();

  constructor(
    private readonly config: GitOpsConfig,
    private readonly isBranch: (target: GitOpsTarget) => boolean,
  ) {}

  /** Whether manifests of some owner and name in a place could be in a folder of the branch. */
  mayHold(cluster: string, namespace: string, folder: string): boolean {
    const { target, folders } = this.#roughOf(cluster, namespace);
    if (!target) return false;
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const holds = layoutFacts(target).holds(`${folder}/any.yaml`);
    folders.set(folder, holds);
    return holds;
  }

  /** The target of a place on the branch; null when it is another's or could not be one. */
  of(place: GitOpsPlace): GitOpsTarget | null {
    const target = targetOf(this.config, place);
    return target && this.isBranch(target) ? target : null;
  }

  #roughOf(cluster: string, namespace: string): Rough {
    const key = `${cluster}\n${namespace}`;
    const known = this.#rough.get(key) ?? {
      target: this.of({ cluster, namespace }),
      folders: new Map<string, boolean>(),
    };
    this.#rough.set(key, known);
    return known;
  }
}
