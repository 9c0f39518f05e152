import { keywordsOf } from '../../ngram/keywords';
import { ApiError } from '../ApiError';
import type { ModelTraits } from '../ModelTraits';
import type { ChatRequest, Tool } from './chatSchema';

/** The tools a request leads to calls of, and how it says so. */
export interface ChosenTools {
  tools: readonly Tool[];
  /** vLLM, as OpenAI, ends with `stop` when the caller had named the function. */
  ending: 'stop' | 'tool_calls';
}

const NONE: ChosenTools = { tools: [], ending: 'stop' };

/** Words of a function's name, also of one in camel case, and of its description. */
export function wordsOfTool({ function: { name, description } }: Tool) {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/_/g, ' ');
  return keywordsOf(`${spaced} ${description ?? ''}`);
}

function refuseWithoutParser(choice: string): never {
  throw ApiError.badRequest(
    choice === '"auto"'
      ? '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'
      : `tool_choice=${choice} requires --tool-call-parser to be set`,
  );
}

/**
 * The tools to call: those whose name or description shares a word with the question; the first of all where one is
 * required and none does. Throws what vLLM answers where a server was started without a parser.
 */
export function chooseTools(
  request: Pick<
    ChatRequest,
    'tools' | 'tool_choice' | 'parallel_tool_calls' | 'messages'
  >,
  question: string,
  traits: ModelTraits,
): ChosenTools {
  const { tools = [], tool_choice: choice } = request;
  if (!tools?.length) {
    if (choice && choice !== 'none') {
      throw ApiError.badRequest(
        'When using `tool_choice`, `tools` must be set.',
        'tool_choice',
      );
    }
    return NONE;
  }
  if (choice === 'none') {
    return NONE;
  }
  if (typeof choice === 'object' && choice !== null) {
    const { name } = choice.function;
    const named = tools.find(tool => tool.function.name === name);
    if (!named) {
      throw ApiError.badRequest(
        'The tool specified in `tool_choice` does not match any of the specified `tools`',
        'tool_choice',
      );
    }
    return traits.tools
      ? { tools: [named], ending: 'stop' }
      : refuseWithoutParser(`function "${name}"`);
  }
  if (!traits.tools) {
    return refuseWithoutParser(`"${choice ?? 'auto'}"`);
  }
  const words = keywordsOf(question);
  const fitting = tools.filter(tool =>
    [...wordsOfTool(tool)].some(word => words.has(word)),
  );
  const chosen =
    choice === 'required' && fitting.length === 0 ? [tools[0]] : fitting;
  // A result that has just come is answered in words.
  const answersResult = request.messages.at(-1)?.role === 'tool';
  if (chosen.length === 0 || (answersResult && choice !== 'required')) {
    return NONE;
  }
  return {
    tools: request.parallel_tool_calls === false ? chosen.slice(0, 1) : chosen,
    ending: 'tool_calls',
  };
}
