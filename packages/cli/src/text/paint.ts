const CODES = { red: 31, yellow: 33, green: 32, blue: 34, dim: 2 } as const;

export type Paint = keyof typeof CODES;

/** Colours text for a terminal; leaves it as it is where colour is off. */
export function paint(on: boolean, colour: Paint, text: string): string {
  return on ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text;
}

/** Whether to colour: only on a terminal that can, and not where NO_COLOR is set to anything. */
export function wantsColour(
  isTerminal: boolean,
  env: Record<string, string | undefined>,
): boolean {
  return isTerminal && !env.NO_COLOR && env.TERM !== 'dumb';
}
