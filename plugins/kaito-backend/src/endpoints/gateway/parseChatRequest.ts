import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { GatewayError } from './GatewayError';

const chatRequest = z.looseObject({
  model: z.string().min(1).nullish(),
  messages: z
    .array(z.looseObject({ role: z.string().min(1) }))
    .min(1, 'at least one message is needed'),
  stream: z.boolean().nullish(),
});

/** What the gateway needs to know of a chat request; the model gets the body as it came. */
export interface ParsedChatRequest {
  body: Buffer;
  stream: boolean;
  model: string | null;
}

/** Checks the body of a chat request. Throws an InputError that names the field. */
export function parseChatRequest(body: unknown): ParsedChatRequest {
  if (!Buffer.isBuffer(body)) {
    throw new GatewayError(
      415,
      'Send the chat request as JSON, with content-type application/json',
    );
  }
  const parsed = chatRequest.safeParse(parseJson(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue.path.join('.');
    throw new InputError(path ? `${path}: ${issue.message}` : issue.message);
  }
  const { stream, model } = parsed.data;
  return { body, stream: stream ?? false, model: model ?? null };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new InputError('The chat request is not valid JSON');
  }
}
