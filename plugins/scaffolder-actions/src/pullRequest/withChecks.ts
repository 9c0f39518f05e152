import type { PreflightReport } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { preflightSection } from './preflightSection';

/** Azure DevOps keeps 4,000 characters of a description, the others many times that. */
const SHORT = 3_900;

/**
 * A pull request's text with what was checked between its head and its end. Where that would be longer than the strictest
 * host keeps, what passed is named without its findings, and what was checked comes last.
 */
export function withChecks(
  head: string,
  preflight: PreflightReport | null,
  end: string,
): string {
  const checks = (brief: boolean) => `
### What was checked

${preflightSection(preflight, brief)}
`;
  const full = head + checks(false) + end;
  if (full.length <= SHORT) return full;
  const brief = head + checks(true) + end;
  return brief.length <= SHORT ? brief : head + end + checks(false);
}
