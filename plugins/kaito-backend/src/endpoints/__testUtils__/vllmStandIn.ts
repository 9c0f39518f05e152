import express, { type RequestHandler, type Response } from 'express';

const usage = { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 };
const completion = (choice: object) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'phi-4',
  choices: [{ index: 0, finish_reason: 'stop', ...choice }],
  usage,
});
const chunk = (delta: object, finish: string | null = null) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'phi-4',
  choices: [{ index: 0, delta, finish_reason: finish }],
});

const send = (res: Response, data: object) =>
  res.write(`data: ${JSON.stringify(data)}\n\n`);

const response = {
  id: 'resp_1',
  object: 'response',
  created_at: 1,
  model: 'phi-4',
  status: 'completed',
  output: [
    {
      type: 'message',
      id: 'msg_1',
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_text', text: 'Hello there', annotations: [] }],
    },
  ],
  usage: { input_tokens: 5, output_tokens: 3, total_tokens: 8 },
};

const toolCall = {
  id: 'call_1',
  type: 'function',
  function: { name: 'weather', arguments: '{"city":"Bonn"}' },
};

function chat(body: any, res: Response) {
  if (body.tools && body.tool_choice === 'auto') {
    res.status(400).json({
      error: {
        message:
          '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
        type: 'BadRequestError',
        param: null,
        code: 400,
      },
    });
  } else if (body.stream) {
    res.type('text/event-stream');
    send(res, chunk({ role: 'assistant', content: '' }));
    ['Hello', ' there', ' é🙂'].forEach(text =>
      send(res, chunk({ content: text })),
    );
    if (body.messages[0].content === 'for ever') {
      const timer = setInterval(() => send(res, chunk({ content: '.' })), 5);
      res.on('close', () => clearInterval(timer));
      return;
    }
    send(res, chunk({}, 'stop'));
    if (body.stream_options?.include_usage) {
      send(res, { ...chunk({}), choices: [], usage });
    }
    res.end('data: [DONE]\n\n');
  } else {
    res.json(
      completion(
        body.tools
          ? {
              finish_reason: 'tool_calls',
              message: {
                role: 'assistant',
                content: null,
                tool_calls: [toolCall],
              },
            }
          : { message: { role: 'assistant', content: 'Hello there' } },
      ),
    );
  }
}

function respond(body: any, res: Response) {
  if (!body.stream) {
    res.json(response);
    return;
  }
  res.type('text/event-stream');
  const event = (type: string, rest: object) =>
    res.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...rest })}\n\n`);
  event('response.created', { response: { ...response, output: [] } });
  event('response.output_text.delta', {
    item_id: 'msg_1',
    output_index: 0,
    content_index: 0,
    delta: 'Hello there',
  });
  event('response.completed', { response });
  res.end();
}

/** A server that speaks vLLM's shapes with one answer to everything, for what the sandbox's model server does not offer. */
export function vllmStandIn(): RequestHandler {
  const app = express();
  app.get('/health', (_req, res) => {
    res.status(200).end();
  });
  app.get('/v1/models', (_req, res) => {
    const model = { object: 'model', created: 1, owned_by: 'vllm' };
    res.json({
      object: 'list',
      data: [
        { ...model, id: 'phi-4', parent: null, max_model_len: 16384 },
        { ...model, id: 'support', parent: 'phi-4' },
      ],
    });
  });
  app.use(express.json());
  app.post('/v1/chat/completions', (req, res) => chat(req.body, res));
  app.post('/v1/responses', (req, res) => respond(req.body, res));
  app.post('/v1/embeddings', (req, res) => {
    res.json({
      object: 'list',
      model: 'phi-4',
      data: [req.body.input].flat().map((_, index) => ({
        object: 'embedding',
        index,
        embedding: [0.1, 0.2, 0.3],
      })),
      usage: { prompt_tokens: 2, total_tokens: 2 },
    });
  });
  return app;
}
