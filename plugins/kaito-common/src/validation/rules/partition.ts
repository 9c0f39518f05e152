import { MIG_PROFILES } from '../../skus';
import { type Finding, notChecked, rejected } from '../Finding';
import { bypassesMemoryChecks, type Rule, type Subject } from '../rule';

const PATH = 'resource.partition';
const GATES = {
  mig: ['W16', 'enableMIG'],
  accelerator: ['W20', 'enableAccelerator'],
} as const;

function migFindings({ workspace, model, annotations }: Subject): Finding[] {
  const { profile = '', count } = workspace.resource!.partition!;
  const preset = workspace.inference?.preset;
  const findings: Finding[] = [];
  if (count !== undefined) {
    findings.push(
      rejected(
        'W17',
        `${PATH}.count`,
        'Mode mig takes one slice',
        'Remove `count`',
      ),
    );
  }
  if (!MIG_PROFILES.includes(profile)) {
    findings.push(
      rejected(
        'W18',
        `${PATH}.profile`,
        `\`${profile}\` is not a MIG profile KAITO knows`,
        'Write one such as `2g.24gb`',
      ),
    );
  } else if (!model && preset && !bypassesMemoryChecks(annotations)) {
    findings.push(
      notChecked(
        'W19',
        `${PATH}.profile`,
        `Whether the weights of \`${preset.name}\` fit the slice is not known here: the model is not in the catalog`,
      ),
    );
  } else if (model && !bypassesMemoryChecks(annotations)) {
    const memoryGiB = Math.floor(Number(/\.([\d.]+)gb$/.exec(profile)![1]));
    if (model.weightsGiB > memoryGiB) {
      findings.push(
        rejected(
          'W19',
          `${PATH}.profile`,
          `The weights of ${model.name} take ${model.weightsGiB} GiB, the slice has ${memoryGiB} GiB`,
          'Choose a larger profile',
        ),
      );
    }
  }
  return findings;
}

function acceleratorFindings({ workspace }: Subject): Finding[] {
  const { profile, count } = workspace.resource!.partition!;
  return profile || count === undefined
    ? [
        rejected(
          'W21',
          PATH,
          'Mode accelerator takes a `count` of GPUs and no `profile`',
          profile ? 'Remove `profile`' : 'Add `count`',
        ),
      ]
    : [];
}

/** W16, W20: each mode has a feature gate, both off unless the operator switches them on. */
function gateFindings(
  mode: 'mig' | 'accelerator',
  { context }: Subject,
): Finding[] {
  const [rule, gate] = GATES[mode];
  const on = context.gates?.[gate];
  if (on === undefined) {
    return [
      notChecked(
        rule,
        `${PATH}.mode`,
        `Whether the cluster has the gate ${gate} for mode ${mode} switched on is not known here`,
      ),
    ];
  }
  return on
    ? []
    : [
        rejected(
          rule,
          `${PATH}.mode`,
          `Mode ${mode} needs the feature gate ${gate}, which is off on this cluster`,
          `Ask the operator to switch ${gate} on, or remove \`resource.partition\``,
        ),
      ];
}

/** W14–W21: parts of a node, on nodes brought by hand only. The feature gates are the cluster's. */
export const partition: Rule = subject => {
  const { workspace, context } = subject;
  const mode = workspace.resource?.partition?.mode;
  if (mode === undefined) {
    return [];
  }
  if (mode !== 'mig' && mode !== 'accelerator') {
    return [
      rejected(
        'W15',
        `${PATH}.mode`,
        `The mode is \`${mode}\``,
        'Write mig or accelerator',
      ),
    ];
  }
  const findings =
    mode === 'mig' ? migFindings(subject) : acceleratorFindings(subject);
  if (!context.provisioner) {
    findings.push(
      notChecked(
        'W14',
        PATH,
        'Partitions need nodes brought by hand; how the cluster gets its nodes is not known here',
      ),
    );
  } else if (context.provisioner !== 'byo') {
    findings.push(
      rejected(
        'W14',
        PATH,
        'Partitions need nodes brought by hand; this cluster provisions its own',
        'Remove `resource.partition`',
      ),
    );
  }
  return [...findings, ...gateFindings(mode, subject)];
};
