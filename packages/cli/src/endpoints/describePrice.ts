import type { EndpointCost } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** An amount with no more digits than say something. */
export function money(amount: number, currency: string): string {
  const digits = amount !== 0 && Math.abs(amount) < 0.01 ? 6 : 2;
  return `${amount.toFixed(digits)} ${currency}`;
}

/** What calls cost, and where the number is from. */
export function describePrice(cost: EndpointCost | null): string {
  if (cost === null) {
    return 'not known';
  }
  if (cost.by === 'hour') {
    return `${money(cost.perHour, cost.currency)}/h (${cost.basis})`;
  }
  const { inputPerMillion, outputPerMillion, currency, basis } = cost;
  return `${inputPerMillion} in, ${outputPerMillion} out ${currency}/M tokens (${basis})`;
}
