import type { Draft } from '../Draft';

const PATH = ['tuning', 'method'];

/** W39: writes the method in lower case, which is all the controller knows. */
export function tuningMethod(draft: Draft): void {
  const method = draft.kind === 'Workspace' ? draft.text(PATH) : undefined;
  const lower = method?.toLowerCase();
  if (lower !== method && (lower === 'lora' || lower === 'qlora')) {
    draft.set(PATH, lower, {
      rule: 'W39',
      why: 'Admission takes any case, the controller only the lower one',
    });
  }
}
