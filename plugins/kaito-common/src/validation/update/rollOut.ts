import type { Workspace } from '../../manifests/types';
import { type Finding, formatPath, ineffective } from '../Finding';
import { same } from './compare';

const FIX = 'Create a new Workspace with the change and retire this one';

/** Annotations KAITO reads only when it creates the objects of a Workspace. */
const READ_ONCE = [
  'runtime',
  'performance-mode',
  'use-local-weights',
  'enablelb',
  'disable-benchmark',
].map(name => `kaito.sh/${name}`);

function note(path: string, message: string): Finding {
  return ineffective('UPDATE', path, message, FIX);
}

/** Changes KAITO admits and then does not carry out on what already runs. */
export function rollOutFindings(
  before: Workspace,
  after: Workspace,
): Finding[] {
  const findings: Finding[] = [];
  const old = before.inference;
  const now = after.inference;
  if (old && now) {
    if (now.config && !old.config) {
      findings.push(
        note(
          'inference.config',
          'A config added later is mounted, but vLLM is not told to read it',
        ),
      );
    }
    if (now.adapters?.length && !old.adapters?.length) {
      findings.push(
        note(
          'inference.adapters',
          'The first adapter cannot be added later: vLLM runs without LoRA support',
        ),
      );
    }
    if (old.template && now.template && !same(old.template, now.template)) {
      findings.push(
        note(
          'inference.template',
          'A changed template is not rolled out to what already runs',
        ),
      );
    }
  }
  for (const key of READ_ONCE) {
    if (
      before.metadata.annotations?.[key] !== after.metadata.annotations?.[key]
    ) {
      findings.push(
        note(
          formatPath(['metadata', 'annotations', key]),
          `\`${key}\` is only read on creation`,
        ),
      );
    }
  }
  return findings;
}
