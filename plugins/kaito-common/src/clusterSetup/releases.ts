import { parseKaitoMinor, type KaitoMinor } from '../models/kaitoMinor';

/** Whose machines a cluster runs on, as KAITO calls it. */
export const CLOUDS = ['azure', 'aws', 'arc'] as const;
export type Cloud = (typeof CLOUDS)[number];

/** How GPU nodes come about, as KAITO calls it. */
export const PROVISIONERS = [
  'karpenter',
  'azure-gpu-provisioner',
  'byo',
] as const;
export type SetupProvisioner = (typeof PROVISIONERS)[number];

/** A release of KAITO's charts a cluster can be prepared with. */
export interface SetupRelease {
  /** Version of the charts `workspace` and `ragengine`, and of their images. */
  version: string;
  minor: KaitoMinor;
  /** Ways to GPU nodes the release knows in each cloud, the one to choose unless there is a reason first. */
  provisioners: Record<Cloud, readonly SetupProvisioner[]>;
  /** Whether the chart takes `nodeProvisioner`; before, a feature gate said that nodes are brought by hand. */
  namesProvisioner: boolean;
}

const OWN_ONLY = ['byo'] as const;

/** Newest first. Karpenter came with 0.11, on AWS with 0.12; since then the Azure GPU provisioner is deprecated. */
export const SETUP_RELEASES: readonly SetupRelease[] = [
  {
    version: '0.12.0',
    minor: parseKaitoMinor('0.12.0')!,
    provisioners: {
      azure: ['karpenter', 'azure-gpu-provisioner', 'byo'],
      aws: ['karpenter', 'byo'],
      arc: OWN_ONLY,
    },
    namesProvisioner: true,
  },
  {
    version: '0.11.0',
    minor: parseKaitoMinor('0.11.0')!,
    provisioners: {
      azure: ['azure-gpu-provisioner', 'karpenter', 'byo'],
      aws: OWN_ONLY,
      arc: OWN_ONLY,
    },
    namesProvisioner: true,
  },
  {
    version: '0.10.0',
    minor: parseKaitoMinor('0.10.0')!,
    provisioners: {
      azure: ['azure-gpu-provisioner', 'byo'],
      aws: OWN_ONLY,
      arc: OWN_ONLY,
    },
    namesProvisioner: false,
  },
];

/** The release of a version such as `0.12` or `v0.12.0`; undefined when a cluster cannot be prepared with it here. */
export function findSetupRelease(version: string): SetupRelease | undefined {
  const text = version.trim().replace(/^v/, '');
  return SETUP_RELEASES.find(
    release =>
      release.version === text ||
      release.version.replace(/\.\d+$/, '') === text,
  );
}
