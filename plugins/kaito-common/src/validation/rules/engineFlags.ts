import { type Finding, ineffective } from '../Finding';

const PATH = 'inference.config';
const RULE = 'ENGINE-CONFIG';

function withoutValue(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'boolean' ||
    (typeof value === 'string' && /^(true|false|)$/i.test(value.trim()))
  );
}

/**
 * ENGINE-CONFIG: flags KAITO admits and vLLM cannot take. Each is passed on as `--flag value`, so a flag that is only
 * there or not there cannot be said; underscores keep KAITO from seeing `max-model-len`.
 */
export function engineFlagFindings(flags: Record<string, unknown>): Finding[] {
  return Object.entries(flags).flatMap(([flag, value]) => {
    if (flag === 'max_model_len') {
      return ineffective(
        RULE,
        PATH,
        'KAITO reads `max-model-len`, with dashes: it neither checks nor plans for `max_model_len`',
        'Write `max-model-len`',
      );
    }
    return withoutValue(value)
      ? ineffective(
          RULE,
          PATH,
          `\`${flag}\` is ${JSON.stringify(
            value,
          )}: KAITO always passes a value, so a flag that is merely switched on or off cannot be said and vLLM may refuse to start`,
          `Remove \`${flag}\` from the config`,
        )
      : [];
  });
}
