import type { CatalogModel } from '../models/CatalogModel';
import { findRetiredSku } from '../sizing';
import { findSku, type GpuSku } from '../skus';
import type { ValidationContext } from './context';
import {
  advice,
  type Finding,
  ineffective,
  notChecked,
  rejected,
} from './Finding';
import { isBefore } from './kaitoVersion';

const AZURE_GPU_OR_CPU = /^Standard_[ND]/;
/** KAITO's minor version that dropped GPUs below CUDA compute capability 8.0. */
const DROPPED_IN = '0.12';

/** A machine type and where it stands. */
export interface MachineTypeQuestion {
  rule: string;
  path: string;
  type: string;
  /** Whether KAITO plans by its table, as for presets and tuning; templates and RAGEngines run on any machine. */
  planned: boolean;
  /** Model to fit when a replacement is proposed. */
  model?: CatalogModel;
}

function unknownType(
  { rule, path, type, planned, model }: MachineTypeQuestion,
  { cloud = 'azure', kaitoVersion }: ValidationContext,
): Finding[] {
  const retired = findRetiredSku(type, model);
  const gone = retired
    ? `. KAITO dropped the ${retired.gpu} in ${DROPPED_IN}, though older guides still name it`
    : '';
  const fix = retired?.replacement
    ? `Choose \`${retired.replacement}\`, the closest that fits`
    : 'Choose a machine type from the SKU table';
  if (retired && isBefore(kaitoVersion, DROPPED_IN)) {
    return [
      notChecked(
        rule,
        path,
        `Whether KAITO ${kaitoVersion} still plans for \`${type}\` is not known here; ${DROPPED_IN} no longer does`,
        fix,
      ),
    ];
  }
  if (cloud !== 'azure' || !AZURE_GPU_OR_CPU.test(type)) {
    return [
      rejected(rule, path, `KAITO has no machine type \`${type}\`${gone}`, fix),
    ];
  }
  if (planned) {
    return [
      ineffective(
        rule,
        path,
        `KAITO admits \`${type}\` by its prefix but has no GPU facts for it, so a preset can never be planned on it${gone}`,
        fix,
      ),
    ];
  }
  return retired
    ? [
        advice(
          rule,
          path,
          `KAITO admits \`${type}\` by its prefix, but its own images no longer support the ${retired.gpu}`,
          fix,
        ),
      ]
    : [];
}

function knownType(
  { rule, path, type, planned }: MachineTypeQuestion,
  sku: GpuSku,
): Finding[] {
  const findings: Finding[] = [];
  if (sku.name !== type) {
    findings.push(
      ineffective(
        rule,
        path,
        `\`${type}\` is admitted in any case, but the node is only recognised under the spelling \`${sku.name}\``,
        `Write \`${sku.name}\``,
      ),
    );
  }
  if (!sku.usable && planned) {
    findings.push(
      ineffective(
        rule,
        path,
        `KAITO admits \`${sku.name}\`, but the model cannot run there: ${sku.unusableReason}`,
        'Choose a machine type with NVIDIA GPUs',
      ),
    );
  }
  return findings;
}

/** W25, RAG-7: the machine type must be one of the cluster's cloud. Not checked when it is of a cloud and ours is not known. */
export function machineTypeFindings(
  question: MachineTypeQuestion,
  context: ValidationContext,
): Finding[] {
  const { rule, path, type } = question;
  const sku = findSku(type);
  if (!sku || (context.cloud && sku.cloud !== context.cloud)) {
    return unknownType(question, context);
  }
  return [
    ...knownType(question, sku),
    ...(context.cloud
      ? []
      : [
          notChecked(
            rule,
            path,
            `\`${sku.name}\` is a machine type of ${sku.cloud}; whether the cluster is there is not known here`,
          ),
        ]),
  ];
}
