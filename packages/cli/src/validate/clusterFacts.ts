import {
  ManifestParseError,
  parseYaml,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  clusterFactsSchema,
  type ClusterFacts,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { UsageError } from '../Host';

/** A facts file is one's own, and holds what kubectl prints of every node: it may be far larger than a manifest. */
const LIMITS = {
  maxCharacters: 64 * 1024 * 1024,
  maxTokens: 5_000_000,
  maxValues: 5_000_000,
};

/** JSON is read as such, which is much faster. */
function parseFacts(text: string): unknown {
  if (/^\s*\{/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      // A mapping of YAML in flow style begins the same way.
    }
  }
  return parseYaml(text, LIMITS) ?? {};
}

/** Reads a facts file, YAML or JSON. Throws {@link UsageError} that names the field at fault. */
export function parseClusterFacts(text: string): ClusterFacts {
  let value: unknown;
  try {
    value = parseFacts(text);
  } catch (error) {
    if (error instanceof ManifestParseError) {
      throw new UsageError(
        `--cluster-facts: not YAML or JSON: ${error.message}`,
      );
    }
    throw error;
  }
  const result = clusterFactsSchema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue.path.join('.') || 'the file';
    throw new UsageError(`--cluster-facts: ${where}: ${issue.message}`);
  }
  return result.data;
}
