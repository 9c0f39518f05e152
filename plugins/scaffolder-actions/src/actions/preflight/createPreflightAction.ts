import { InputError, NotAllowedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  CheckOutcome,
  KaitoApi,
  PreflightCheck,
  PreflightReport,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { KaitoBackend } from '../../kaitoBackend';
import { askAboutEdit } from './askAboutEdit';
import { askBackend, BackendAwayError, nothingChecked } from './askBackend';
import { examples } from './createPreflightAction.examples';
import { FAIL_ON, preflightFields } from './preflightFields';
import { toEditQuestion } from './toEditQuestion';
import { toQuestion } from './toQuestion';

type FailOn = (typeof FAIL_ON)[number];

const WORDS: Record<CheckOutcome, string> = {
  pass: 'pass',
  warn: 'WARN',
  fail: 'FAIL',
  'not-checked': 'not checked',
};

function lineOf({ check, outcome, reason, nextStep }: PreflightCheck): string {
  return `${check}: ${WORDS[outcome]}. ${reason}${
    nextStep ? ` ${nextStep}` : ''
  }`;
}

/** Checks that stand in the way by what the step was told. */
function obstacles({ checks }: PreflightReport, failOn: FailOn) {
  const grave: CheckOutcome[] = failOn === 'warn' ? ['warn', 'fail'] : ['fail'];
  return failOn === 'never'
    ? []
    : checks.filter(({ outcome }) => grave.includes(outcome));
}

function describe(checks: readonly PreflightCheck[]): string {
  return checks
    .map(
      ({ check, field, reason, nextStep }) =>
        `${field ?? check}: ${reason}${nextStep ? ` ${nextStep}` : ''}`,
    )
    .join('\n');
}

/** Reads what is asked about: a change, else a deployment. */
function toAsk(
  input: Record<string, unknown>,
  now: () => Date,
  signal?: AbortSignal,
): (api: KaitoApi) => Promise<PreflightReport> {
  if (input.changes !== undefined) {
    const question = toEditQuestion(input);
    return api => askAboutEdit(api, question, now(), signal);
  }
  const question = toQuestion(input);
  return api => askBackend(options => api.preflight(question, options), signal);
}

/**
 * `kaito:preflight` asks the portal's backend what stands in the way of a request, as the person who started the task. It
 * changes nothing, so a dry run does the same and it needs no checkpoint.
 */
export function createPreflightAction(options: {
  kaito: KaitoBackend;
  now?: () => Date;
}) {
  const { kaito, now = () => new Date() } = options;
  return createTemplateAction({
    id: 'kaito:preflight',
    description:
      "Asks the portal's backend, as the person who started the task, what stands in the way of a deployment, or of a change of one: rights, whether the name is free, the cluster's KAITO, fit, capacity, quota, price, rules of the organisation, Secrets.",
    examples,
    supportsDryRun: true,
    schema: {
      input: preflightFields,
      output: {
        report: z =>
          z
            .record(z.unknown())
            .describe('All checks with outcome, reason and next step'),
        outcome: z =>
          z
            .enum(['pass', 'warn', 'fail', 'not-checked'])
            .describe('The worst of all checks'),
        cost: z =>
          z
            .record(z.unknown())
            .describe('List price of all machines, or why it is not known'),
        estimate: z =>
          z
            .record(z.unknown())
            .nullable()
            .describe('Nodes and GPUs; null when they cannot be estimated'),
      },
    },
    async handler(ctx) {
      ctx.signal?.throwIfAborted();
      const { failOn = 'fail' } = ctx.input;
      const ask = toAsk(ctx.input, now, ctx.signal);
      const api = kaito(await ctx.getInitiatorCredentials());
      const report = await ask(api).catch((error: Error) => {
        const isAway =
          error instanceof BackendAwayError || error instanceof NotAllowedError;
        if (failOn !== 'never' || !isAway) throw error;
        return nothingChecked(error.message, now());
      });
      report.checks.forEach(check =>
        ctx.logger[check.outcome === 'pass' ? 'info' : 'warn'](lineOf(check)),
      );
      ctx.output('report', { ...report });
      ctx.output('outcome', report.outcome);
      ctx.output('cost', { ...report.cost });
      ctx.output('estimate', report.estimate && { ...report.estimate });
      const found = obstacles(report, failOn);
      if (found.length > 0) {
        throw new InputError(
          `The request was not proposed.\n${describe(found)}`,
        );
      }
    },
  });
}
