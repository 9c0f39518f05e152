import { catalogFor } from '../../models';
import type { CatalogModel } from '../../models/CatalogModel';
import type { PresetSpec } from '../../manifests/types';
import type { ValidationContext } from '../context';
import { type Finding, notChecked, rejected } from '../Finding';
import {
  isAfterRules,
  isBefore,
  isReadableVersion,
  RULES_VERSION,
} from '../kaitoVersion';
import type { Rule } from '../rule';

const RULE = 'VERSION';

/** VERSION: the rules are those of one release; whether the cluster runs it is the cluster's to tell. */
export function versionFindings({
  kaitoVersion,
}: ValidationContext): Finding[] {
  const known = isReadableVersion(kaitoVersion);
  if (
    known &&
    !isAfterRules(kaitoVersion) &&
    !isBefore(kaitoVersion, RULES_VERSION)
  ) {
    return [];
  }
  return [
    notChecked(
      RULE,
      'apiVersion',
      known
        ? `The cluster runs KAITO ${kaitoVersion}, and the rules are those of ${RULES_VERSION}: it may be stricter or looser`
        : `The rules are those of KAITO ${RULES_VERSION}; which version the cluster runs is not known here`,
    ),
  ];
}

/** Up to 0.10 presets have short names; a Hugging Face id may not be understood there. */
function presetFindings(
  { name }: PresetSpec,
  model: CatalogModel | undefined,
  path: string,
  kaitoVersion: string,
): Finding[] {
  const catalog = catalogFor(kaitoVersion);
  if (catalog.exact && catalog.availabilityOf(name) === 'absent' && model) {
    return [
      rejected(
        RULE,
        path,
        `KAITO ${kaitoVersion} has no preset for \`${name}\` yet`,
        'Choose an older model, or have KAITO upgraded',
      ),
    ];
  }
  return isBefore(kaitoVersion, '0.11') && name.includes('/')
    ? [
        notChecked(
          RULE,
          path,
          `KAITO ${kaitoVersion} names its presets by short names; whether it takes \`${name}\` is not known here`,
          model?.alias ? `Write \`${model.alias}\`` : null,
        ),
      ]
    : [];
}

/** VERSION for a preset and for fields that came with a release. */
export const version: Rule = ({ workspace, model, context }) => {
  const { kaitoVersion } = context;
  const findings = versionFindings(context);
  if (kaitoVersion === undefined) {
    return findings;
  }
  for (const part of ['inference', 'tuning'] as const) {
    const preset = workspace[part]?.preset;
    if (preset) {
      findings.push(
        ...presetFindings(preset, model, `${part}.preset.name`, kaitoVersion),
      );
    }
  }
  if (workspace.resource?.partition && isBefore(kaitoVersion, '0.12')) {
    findings.push(
      rejected(
        RULE,
        'resource.partition',
        `KAITO ${kaitoVersion} has no partitions; they came with 0.12`,
        'Remove `resource.partition`, or have KAITO upgraded',
      ),
    );
  }
  return findings;
};
