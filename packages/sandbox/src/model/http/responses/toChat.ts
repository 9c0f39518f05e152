import type { InputItem, ResponseRequest } from './responseSchema';

function toMessage(item: InputItem): object {
  switch (item.type) {
    case 'function_call': {
      const { call_id: id, name, arguments: text } = item;
      const call = {
        id,
        type: 'function',
        function: { name, arguments: text },
      };
      return { role: 'assistant', tool_calls: [call] };
    }
    case 'function_call_output':
      return { role: 'tool', tool_call_id: item.call_id, content: item.output };
    default:
      return {
        role: item.role,
        content:
          typeof item.content === 'string'
            ? item.content
            : item.content.map(part =>
                part.type === 'input_image'
                  ? { type: 'image_url', image_url: { url: part.image_url } }
                  : { type: 'text', text: part.text },
              ),
      };
  }
}

function toResponseFormat({ text }: ResponseRequest) {
  const format = text?.format;
  return format?.type === 'json_schema'
    ? { type: format.type, json_schema: format }
    : format ?? undefined;
}

/** The chat that a request of the Responses API comes to. */
export function toChat(body: ResponseRequest): object {
  const { input, instructions, tools, tool_choice: choice } = body;
  const asked =
    typeof input === 'string'
      ? [{ role: 'user', content: input }]
      : input.map(toMessage);
  return {
    messages: [
      ...(instructions ? [{ role: 'system', content: instructions }] : []),
      ...asked,
    ],
    model: body.model,
    max_tokens: body.max_output_tokens,
    temperature: body.temperature,
    top_p: body.top_p,
    seed: body.seed,
    parallel_tool_calls: body.parallel_tool_calls,
    tools: tools?.map(({ type, ...rest }) => ({ type, function: rest })),
    tool_choice:
      typeof choice === 'object' && choice !== null
        ? { type: 'function', function: { name: choice.name } }
        : choice,
    response_format: toResponseFormat(body),
  };
}
