import {
  abilitySchema,
  ENDPOINT_CALLS,
  type EndpointCallName,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { z } from 'zod';
import { captureModeSchema } from '../capture/readCaptureConfig';

const text = z.string().min(1, 'is empty');
const words = text.max(200, 'is longer than 200 characters');

const callNames = Object.keys(ENDPOINT_CALLS) as [
  EndpointCallName,
  ...EndpointCallName[],
];

/** Headers the gateway sets itself, and those that change how a request is read. */
const RESERVED =
  /^(host|connection|content-.*|accept|accept-encoding|transfer-encoding|te|trailer|upgrade|keep-alive|expect|cookie|proxy-.*)$/i;

const headers = z.record(
  z
    .string()
    .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'is not the name of a header')
    .refine(name => !RESERVED.test(name), 'is set by the gateway itself'),
  // eslint-disable-next-line no-control-regex
  z.string().regex(/^[^\u0000-\u001f\u007f]+$/, 'is no value of a header'),
);

const ability = z.union([
  z.boolean().transform(value => (value ? 'yes' : 'no')),
  abilitySchema,
]);

const url = z
  .url({ protocol: /^https?$/, error: 'is not an http or https URL' })
  .refine(
    value => !/[?#]/.test(value),
    'must have no query and no fragment: credentials belong in apiKey or headers',
  )
  .refine(
    value => !new URL(value).username && !new URL(value).password,
    'must hold no credentials: give them as apiKey or headers',
  );

/** One entry of `kaito.endpoints`. */
export const endpointConfigSchema = z
  .strictObject({
    id: z
      .string()
      .regex(
        /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/,
        'takes lower-case letters, digits, dots and dashes, 63 at most',
      ),
    title: words.optional(),
    provider: z.enum([
      'openai',
      'azure-openai',
      'azure-ai-foundry',
      'azure-ml',
      'container-apps',
      'container-instances',
    ]),
    url,
    /** Name of the deployment, for Azure OpenAI and Azure ML. */
    deployment: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, 'is no name of a deployment')
      .optional(),
    apiVersion: z
      .string()
      .regex(
        /^\d{4}-\d{2}-\d{2}(-preview)?$|^(v1|preview)$/,
        'is a date such as 2024-10-21',
      )
      .optional(),
    apiKey: text.optional(),
    entra: z.strictObject({ scope: text.optional() }).optional(),
    headers: headers.optional(),
    owner: words.optional(),
    model: z
      .strictObject({ name: words, licence: words.optional() })
      .optional(),
    servedModel: words.optional(),
    calls: z.array(z.enum(callNames)).min(1, 'is empty').optional(),
    abilities: z
      .strictObject({
        tools: ability,
        jsonSchema: ability,
        images: ability,
        logprobs: ability,
        reasoning: ability,
      })
      .partial()
      .optional(),
    prices: z
      .strictObject({
        inputPerMillion: z.number().nonnegative('is below zero'),
        outputPerMillion: z.number().nonnegative('is below zero'),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/, 'is an ISO 4217 code such as EUR'),
      })
      .optional(),
    capture: captureModeSchema.optional(),
  })
  .superRefine((entry, { addIssue }) => {
    const refuse = (path: string, message: string) =>
      addIssue({ code: 'custom', path: [path], message });
    if (entry.provider === 'azure-openai' && !entry.deployment) {
      refuse('deployment', 'is needed for Azure OpenAI');
    }
    if (
      entry.deployment &&
      !['azure-openai', 'azure-ml'].includes(entry.provider)
    ) {
      refuse('deployment', `means nothing for ${entry.provider}`);
    }
    if (
      entry.apiVersion &&
      !['azure-openai', 'azure-ai-foundry'].includes(entry.provider)
    ) {
      refuse('apiVersion', `means nothing for ${entry.provider}`);
    }
    if (entry.apiKey && entry.entra) {
      refuse('entra', 'cannot be used together with apiKey: give one of them');
    }
    if (
      entry.entra &&
      !entry.entra.scope &&
      !entry.provider.startsWith('azure')
    ) {
      refuse('entra', `needs a scope for ${entry.provider}`);
    }
    if (
      (entry.apiKey || entry.entra || entry.headers) &&
      !mayCarrySecrets(entry.url)
    ) {
      refuse('url', 'must be https: credentials must not travel in the open');
    }
    if (entry.provider === 'azure-ml' && /\/score\/?$/.test(entry.url)) {
      refuse(
        'url',
        'is the scoring path: give the address before it, which the calls of an OpenAI-compatible container are below',
      );
    }
  });

/** An entry of `kaito.endpoints` as it was read. */
export type EndpointConfig = z.output<typeof endpointConfigSchema>;

/** Secrets go over TLS, to loopback, or within a cluster. */
function mayCarrySecrets(address: string): boolean {
  if (!URL.canParse(address)) {
    return true;
  }
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'https:' ||
    /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname) ||
    /\.svc(\.[a-z0-9.-]+)?$/.test(hostname)
  );
}
