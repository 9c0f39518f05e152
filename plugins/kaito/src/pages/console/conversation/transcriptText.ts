import type { Turn } from './turns';

function turnText(turn: Turn): string {
  switch (turn.role) {
    case 'user':
      return `You:\n${turn.text}${turn.images
        .map(() => '\n[picture]')
        .join('')}`;
    case 'tool':
      return turn.results
        .map(({ name, content }) => `Result of ${name}:\n${content}`)
        .join('\n\n');
    default: {
      const calls = turn.toolCalls.map(
        ({ function: called }) => `[calls ${called.name}(${called.arguments})]`,
      );
      const lines = [turn.text, ...calls].filter(Boolean);
      return `${turn.model}:\n${lines.join('\n')}${
        turn.state === 'complete' ? '' : '\n[answer incomplete]'
      }`;
    }
  }
}

/** A path as text, to be copied. */
export const transcriptText = (path: readonly Turn[]): string =>
  path.map(turnText).join('\n\n');
