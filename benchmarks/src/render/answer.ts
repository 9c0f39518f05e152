const WORDS =
  'the of and a to in is you that it he was for on are as with his they at be this have from or one had by word but not what all were we when your can said there use an each which she do how their if will up other about out many then them these so some her would make like him into time has look two more write go see number no way could people my than first water been call who oil its now find long down day did get come made may part'.split(
    ' ',
  );

/** Numbers that look random and are the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One part of the answer, of the kinds that answers have, in turns. */
function section(turn: number, next: () => number): string {
  const words = (count: number) =>
    Array.from(
      { length: count },
      () => WORDS[Math.floor(next() * WORDS.length)],
    ).join(' ');
  const lines = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n');
  const parts = [
    () => `## ${words(4)}\n\n${words(60)}. **${words(3)}** ${words(40)}.`,
    () => lines(6, () => `- ${words(12)}, \`${words(1)}\``),
    () =>
      `\`\`\`python\n${lines(
        14,
        index => `def f_${index}(x):\n    return x + ${index}  # ${words(4)}`,
      )}\n\`\`\``,
    () =>
      `| a | b | c |\n| - | - | - |\n${lines(
        8,
        index => `| ${index} | ${words(3)} | ${words(2)} |`,
      )}`,
    () => `${words(30)}, so $x_{${turn}}^2 = y$, and ${words(30)}.`,
    () => `\\[\n\\sum_{i=0}^{${turn}} i = \\frac{n(n+1)}{2}\n\\]`,
    () => lines(5, index => `${index + 1}. ${words(15)}`),
    () => `${words(120)}.`,
  ];
  return `${parts[turn % parts.length]()}\n\n`;
}

/**
 * An answer of the given number of tokens, as pieces of about four characters: headings, paragraphs, lists, tables, code
 * and formulas.
 */
export function answerTokens(count: number): string[] {
  const next = randomNumbers(7);
  const tokens: string[] = [];
  for (let turn = 0; tokens.length < count; turn += 1) {
    tokens.push(...(section(turn, next).match(/[^]{1,4}/g) ?? []));
  }
  return tokens.slice(0, count);
}
