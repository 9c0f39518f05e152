import type { AdapterSpec, Workspace } from '../../manifests/types';
import { type Finding, rejected } from '../Finding';
import { isDnsSubdomain, isImageReference } from '../names';

const KINDS = ['urls', 'image', 'volumeSource'] as const;
const FLOAT = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** What is wrong with where an adapter comes from: its name, its one place, its image. */
export function adapterSourceProblems(
  { source }: AdapterSpec,
  path: string,
): Finding[] {
  const findings: Finding[] = [];
  if (!isDnsSubdomain(source.name ?? '')) {
    findings.push(
      rejected(
        'UPDATE',
        `${path}.source.name`,
        'The name of an adapter must be a DNS name in lower case',
        'Choose such a name, e.g. `my-adapter`',
      ),
    );
  }
  const given = KINDS.filter(kind => isGiven(source[kind]));
  if (given.length !== 1 || given[0] === 'urls') {
    findings.push(
      rejected(
        'UPDATE',
        `${path}.source`,
        'The source of an adapter must be exactly one of image and volumeSource',
        'Give the image that holds the adapter, or the volume',
      ),
    );
  }
  if (source.image && !isImageReference(source.image)) {
    findings.push(
      rejected(
        'UPDATE',
        `${path}.source.image`,
        `\`${source.image}\` is not a reference to an image`,
        'Write `registry/repository:tag` with the repository in lower case',
      ),
    );
  }
  return findings;
}

function strengthFindings(adapter: AdapterSpec, path: string): Finding[] {
  const { strength } = adapter;
  if (strength === undefined) {
    return [];
  }
  const value = FLOAT.test(strength) ? Number(strength) : NaN;
  return value >= 0 && value <= 1
    ? []
    : [
        rejected(
          'UPDATE',
          `${path}.strength`,
          `The strength is \`${strength}\`, not a number from 0 to 1`,
          'Write one such as "0.5"; under vLLM leave it out',
        ),
      ];
}

/** UPDATE: on update, unlike on creation, every adapter is checked in full. */
export function adapterFindings(after: Workspace): Finding[] {
  const seen = new Set<string>();
  return (after.inference?.adapters ?? []).flatMap((adapter, index) => {
    const path = `inference.adapters[${index}]`;
    if (!adapter.source) {
      return [
        rejected(
          'UPDATE',
          `${path}.source`,
          'An adapter needs a source',
          'Give it a name and an image or volume',
        ),
      ];
    }
    const { name } = adapter.source;
    const twice = name !== undefined && seen.has(name);
    seen.add(name);
    return [
      ...adapterSourceProblems(adapter, path),
      ...strengthFindings(adapter, path),
      ...(twice
        ? [
            rejected(
              'UPDATE',
              `${path}.source.name`,
              `Two adapters are named \`${name}\``,
              'Give each adapter a name of its own',
            ),
          ]
        : []),
    ];
  });
}
