import type { AdapterSpec, Workspace } from '../../manifests/types';
import { type Finding, rejected } from '../Finding';
import { isDnsSubdomain } from '../names';

const KINDS = ['urls', 'image', 'volumeSource'] as const;

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function sourceFindings(adapter: AdapterSpec, path: string): Finding[] {
  const { source } = adapter;
  if (!source) {
    return [rejected('UPDATE', `${path}.source`, 'An adapter needs a source')];
  }
  const findings: Finding[] = [];
  if (!isDnsSubdomain(source.name ?? '')) {
    findings.push(
      rejected(
        'UPDATE',
        `${path}.source.name`,
        'The name of an adapter must be a DNS name in lower case',
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
      ),
    );
  }
  return findings;
}

function strengthFindings(adapter: AdapterSpec, path: string): Finding[] {
  const { strength } = adapter;
  if (strength === undefined || strength === '') {
    return [];
  }
  const value = Number(strength);
  return value >= 0 && value <= 1
    ? []
    : [
        rejected(
          'UPDATE',
          `${path}.strength`,
          `The strength is \`${strength}\`, not a number from 0 to 1`,
        ),
      ];
}

/** On update, unlike on creation, every adapter is checked in full. */
export function adapterFindings(after: Workspace): Finding[] {
  const adapters = after.inference?.adapters ?? [];
  const names = adapters.map(adapter => adapter.source?.name);
  return adapters.flatMap((adapter, index) => {
    const path = `inference.adapters[${index}]`;
    const name = adapter.source?.name;
    return [
      ...sourceFindings(adapter, path),
      ...strengthFindings(adapter, path),
      ...(name !== undefined && names.indexOf(name) < index
        ? [
            rejected(
              'UPDATE',
              `${path}.source.name`,
              `Two adapters are named \`${name}\``,
            ),
          ]
        : []),
    ];
  });
}
