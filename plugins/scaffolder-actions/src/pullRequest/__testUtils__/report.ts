import type { PreflightReport } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** Answer of `kaito:preflight` with checks of some outcomes, each saying `text`, and those that passed `passed`. */
export function report(
  text = 'What was found.',
  passed = text,
): PreflightReport {
  const check = (
    name: PreflightReport['checks'][number]['check'],
    outcome: PreflightReport['outcome'],
  ) => ({
    check: name,
    outcome,
    reason: outcome === 'pass' ? passed : text,
    nextStep: outcome === 'pass' ? null : text,
    field: null,
    asOf: null,
  });
  return {
    outcome: 'warn',
    checks: [
      check('model', 'pass'),
      check('quota', 'not-checked'),
      check('capacity', 'warn'),
      check('fit', 'pass'),
    ],
    estimate: null,
    cost: {
      state: 'known',
      value: {
        perHour: 3.75,
        perMonth: 2737.5,
        currency: 'EUR',
        effective: '2026-01-01',
      },
      basis: 'configured',
      source: text === 'What was found.' ? 'kaito.prices' : text,
      asOf: '2026-03-01T10:20:30.000Z',
    },
    generatedAt: '2026-03-01T10:20:30.000Z',
  };
}
