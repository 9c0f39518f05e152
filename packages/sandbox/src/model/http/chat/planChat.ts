import { randomUUID } from 'node:crypto';
import type { Prompt } from '../../engine/TextEngine';
import type { JsonSchema } from '../../json/JsonSchema';
import type { Spoken } from '../../serving/Generation';
import { composedJson, spokenStructure } from '../spokenStructure';
import { structureOf } from '../structure';
import type { Plan } from '../toGeneration';
import type { Exchange } from '../Exchange';
import type { ChatRequest, Tool } from './chatSchema';
import { chooseTools, wordsOfTool } from './chooseTools';
import { aboutImages, imagesIn } from './images';

/** Longest part of a tool's result that is repeated, characters. */
const REPEATED = 300;

const NO_PARAMETERS: JsonSchema = { type: 'object', properties: {} };

/** What is said about a result that a tool has just given. */
function aboutResult(prompt: Prompt): string | undefined {
  const last = prompt.kind === 'chat' ? prompt.messages.at(-1) : undefined;
  if (last?.role !== 'tool') {
    return undefined;
  }
  const { content } = last;
  return content.length > REPEATED
    ? `The tool answered ${content.slice(0, REPEATED)} …`
    : `The tool answered ${content}.`;
}

/** The words of a question that do not merely name the tool. */
function without(question: string, tool: Tool): Prompt {
  const named = wordsOfTool(tool);
  const words = question
    .split(/(?<=[^\p{L}\p{N}])|(?=[^\p{L}\p{N}])/u)
    .filter(word => !named.has(word.toLowerCase()));
  return { kind: 'text', text: words.join('') };
}

/** Plans each answer to a chat by its seed: reasoning first where the model shows it; then calls, or text of a form, or the engine's own words. Throws an ApiError. */
export function planChat(
  { model, traits }: Exchange,
  body: ChatRequest,
  prompt: Prompt,
): (seed: number) => Plan {
  const user = body.messages.findLast(({ role }) => role === 'user');
  const question =
    prompt.kind === 'chat' && user
      ? prompt.messages[body.messages.indexOf(user)].content
      : '';
  const { tools, ending } = chooseTools(body, question, traits);
  const structure = structureOf(body);
  const images = imagesIn(body.messages, traits, model.name);
  const { engine } = model;
  const reasoning: Spoken[] =
    traits.reasoning && engine.reason
      ? [{ to: 'reasoning', text: engine.reason(prompt) }]
      : [];

  return seed => {
    if (tools.length > 0) {
      const calls = tools.map((tool, index): Spoken => {
        const { name, parameters } = tool.function;
        return {
          to: 'call',
          call: { index, id: `chatcmpl-tool-${randomUUID()}`, name },
          text: composedJson(
            model,
            (parameters as JsonSchema | null) ?? NO_PARAMETERS,
            without(question, tool),
            seed + index,
            'tools',
          ),
        };
      });
      return { spoken: [...reasoning, ...calls], continues: false, ending };
    }
    if (structure) {
      const spoken = spokenStructure(model, structure, prompt, seed);
      return { spoken: [...reasoning, spoken], continues: false, ending };
    }
    const remarks = [
      aboutResult(prompt),
      images.length > 0 ? aboutImages(images) : undefined,
    ]
      .filter(remark => remark !== undefined)
      .map((text): Spoken => ({ to: 'content', text: `${text} ` }));
    return { spoken: [...reasoning, ...remarks], continues: true, ending };
  };
}
