import type { TuningSpec, Workspace } from '../../manifests/types';
import type { ValidationContext } from '../context';
import { advice, type Finding, formatPath, ineffective } from '../Finding';
import { toSubject } from '../rule';
import { same } from './compare';
import { replaceFix } from './immutable';
import { ROLL_OUT_FACTS } from './rollOutFacts';

const RULE = 'ROLL-OUT';

/** Annotations KAITO reads only when it creates the objects of a Workspace. */
const READ_ONCE = [
  'runtime',
  'performance-mode',
  'use-local-weights',
  'enablelb',
  'disable-benchmark',
].map(name => `kaito.sh/${name}`);

function note(path: string, message: string): Finding {
  return ineffective(RULE, path, message, replaceFix('Workspace'));
}

function inferenceNotes(
  before: Workspace,
  after: Workspace,
  context: ValidationContext,
): Finding[] {
  const findings: Finding[] = [];
  const { inference: old } = before;
  const { inference: now } = after;
  if (!old || !now) {
    return findings;
  }
  if (now.config && !old.config) {
    findings.push(note('inference.config', ROLL_OUT_FACTS.configAdded));
  }
  if (old.config && !now.config) {
    findings.push(note('inference.config', ROLL_OUT_FACTS.configRemoved));
  }
  if (now.adapters?.length && !old.adapters?.length) {
    findings.push(note('inference.adapters', ROLL_OUT_FACTS.firstAdapter));
  }
  const { runtime } = toSubject(before, context);
  (runtime === 'transformers' ? [] : now.adapters ?? []).forEach(
    ({ strength }, index) => {
      if (strength !== undefined) {
        findings.push(
          ineffective(
            RULE,
            `inference.adapters[${index}].strength`,
            'KAITO asks for no strength on update, and vLLM has none',
            'Remove `strength`',
          ),
        );
      }
    },
  );
  if (old.template && now.template && !same(old.template, now.template)) {
    findings.push(note('inference.template', ROLL_OUT_FACTS.template));
  }
  return findings;
}

/** Only what may change at all: preset and method are UPDATE. */
function jobOf({ config, input, output }: TuningSpec) {
  return { config, input, output };
}

function tuningNotes(before: Workspace, after: Workspace): Finding[] {
  return before.tuning &&
    after.tuning &&
    !same(jobOf(before.tuning), jobOf(after.tuning))
    ? [
        advice(
          RULE,
          'tuning',
          ROLL_OUT_FACTS.tuningJob,
          'Let a Job that runs come to its end first',
        ),
      ]
    : [];
}

/** ROLL-OUT: changes KAITO admits and does not carry out on what already runs, or that start tuning again. */
export function rollOutFindings(
  before: Workspace,
  after: Workspace,
  context: ValidationContext,
): Finding[] {
  const changed = READ_ONCE.filter(
    key =>
      before.metadata.annotations?.[key] !== after.metadata.annotations?.[key],
  );
  return [
    ...inferenceNotes(before, after, context),
    ...tuningNotes(before, after),
    ...changed.map(key =>
      note(
        formatPath(['metadata', 'annotations', key]),
        `\`${key}\` is only read on creation`,
      ),
    ),
  ];
}
