import { InputError } from '@backstage/errors';
import { GatewayError } from './GatewayError';
import type { CallRule } from './callRules';
import type { BodyLimits } from './readGatewayConfig';
import { imageBytesIn } from './imageBytesIn';

/** What the gateway needs to know of a body; the model gets it as it came. */
export interface ParsedCall {
  body: Buffer;
  stream: boolean;
  model: string | null;
}

/**
 * Checks a JSON body.
 * @throws InputError that names the field
 * @throws GatewayError with 413 when it is too large without its images
 */
export function parseCall(
  body: Buffer,
  rule: Pick<CallRule, 'shape'>,
  limits: BodyLimits,
): ParsedCall {
  const content = parseJson(body);
  if (
    body.length > limits.json &&
    body.length - imageBytesIn(content) > limits.json
  ) {
    throw tooLarge(limits.json, 'Shorten the conversation.');
  }
  const parsed = rule.shape.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue.path.join('.');
    throw new InputError(path ? `${path}: ${issue.message}` : issue.message);
  }
  const { stream, model } = parsed.data;
  return { body, stream: stream ?? false, model: model ?? null };
}

/** The same body with another model in it; everything else keeps its value. */
export function withModel(body: Buffer, model: string): Buffer {
  const content = JSON.parse(body.toString('utf8'));
  return Buffer.from(JSON.stringify({ ...content, model }));
}

export function tooLarge(bytes: number, advice: string): GatewayError {
  const mebibytes = Math.round((bytes / 1024 / 1024) * 100) / 100;
  return new GatewayError(
    413,
    `The request is larger than ${mebibytes} MB. ${advice}`,
    { code: 'request_too_large' },
  );
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new InputError('The request is not valid JSON');
  }
}
