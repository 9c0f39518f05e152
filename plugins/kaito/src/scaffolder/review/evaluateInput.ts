import { NotUnderstoodError, renderText } from './expressions';

/** What a step's input comes to in a form. */
export interface EvaluatedInput {
  input: unknown;
  /** Expressions that only the running task can evaluate, e.g. of another step's output. */
  open: string[];
}

/**
 * Evaluates the expressions of a step's input as the Scaffolder does when it runs the step: a sole expression keeps its
 * type, what comes out empty is left out, and what cannot be evaluated here stays as it is.
 */
export function evaluateInput(
  template: unknown,
  context: { parameters: unknown; user: unknown },
): EvaluatedInput {
  const open: string[] = [];
  // What a form holds is JSON; `undefined` in it is not.
  const values = JSON.parse(JSON.stringify(context));
  const input = JSON.parse(
    JSON.stringify(template ?? null),
    (_key, value: unknown) => {
      if (typeof value !== 'string') {
        return value;
      }
      try {
        return renderText(value, values);
      } catch (error) {
        if (!(error instanceof NotUnderstoodError)) {
          throw error;
        }
        open.push(value);
        return value;
      }
    },
  );
  return { input, open };
}
