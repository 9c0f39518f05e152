import type { ToolDefinition } from '@kaito-portal/backstage-plugin-kaito-common/chat';
import { readJsonObject } from './readJson';
import type { ConsoleSettings } from './settings';

/** What OpenAI and vLLM accept. */
const TOOL_NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** What is wrong with a tool, by field; null where it is right. */
export interface ToolProblems {
  name: string | null;
  parameters: string | null;
}

function nameProblem(name: string, others: readonly string[]): string | null {
  if (!TOOL_NAME.test(name)) {
    return 'A name has 1 to 64 letters, digits, _ or -.';
  }
  return others.includes(name) ? 'Another tool has this name.' : null;
}

/** What is wrong with one of the tools. */
export function toolProblems(
  tools: readonly ToolDefinition[],
  index: number,
): ToolProblems {
  const { name, parameters } = tools[index];
  const others = tools
    .filter((_, other) => other !== index)
    .map(tool => tool.name);
  return {
    name: nameProblem(name, others),
    parameters: parameters.trim() ? readJsonObject(parameters).problem : null,
  };
}

/** What is wrong with the schema of the answer; null when it is right, off or empty. */
export function schemaProblem(settings: ConsoleSettings): string | null {
  const { on, schema } = settings.json;
  return on && schema.trim() ? readJsonObject(schema).problem : null;
}

/** Why nothing can be sent with these settings; null when it can. */
export function settingsProblem(settings: ConsoleSettings): string | null {
  const schema = schemaProblem(settings);
  if (schema) {
    return `JSON schema: ${schema}`;
  }
  for (const [index, { name }] of settings.tools.entries()) {
    const problems = toolProblems(settings.tools, index);
    const problem = problems.name ?? problems.parameters;
    if (problem) {
      return `Tool “${name || index + 1}”: ${problem}`;
    }
  }
  return null;
}
