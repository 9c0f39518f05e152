import { z } from 'zod';
import type { KubeObject } from '../types';
import { filled, namespace, objectName, text } from './input/fields';
import { readInput } from './input/readInput';

const SERVICE_PORT = 80;
/** Written by the gateway's body-based routing from the request's `model`. */
const MODEL_HEADER = 'X-Gateway-Model-Name';
const HOSTNAME =
  /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Where a route leads to. */
export interface BackendRef {
  group?: 'inference.networking.k8s.io';
  kind: 'Service' | 'InferencePool';
  name: string;
  /** Of a Service; a pool knows its own. */
  port?: number;
}

interface RouteRule {
  matches?: {
    path?: { type: 'PathPrefix'; value: string };
    headers?: { type: 'Exact'; name: string; value: string }[];
  }[];
  filters?: {
    type: 'URLRewrite';
    urlRewrite: {
      path: { type: 'ReplacePrefixMatch'; replacePrefixMatch: string };
    };
  }[];
  backendRefs: BackendRef[];
  timeouts?: { request: string };
}

/** An HTTPRoute of the Gateway API. */
export interface HttpRoute extends KubeObject {
  apiVersion: 'gateway.networking.k8s.io/v1';
  kind: 'HTTPRoute';
  spec: {
    parentRefs: { name: string; namespace?: string; sectionName?: string }[];
    hostnames?: string[];
    rules: RouteRule[];
  };
}

/** How the route is found. */
export const httpRouteContent = {
  gateway: z.strictObject({
    name: objectName,
    /** That of the route when left out. */
    namespace: namespace.optional(),
    /** Listener of the gateway. */
    sectionName: objectName.optional(),
  }),
  hostnames: z
    .array(
      text(
        value => HOSTNAME.test(value) && value.length <= 253,
        'is not a host name',
        'Write one such as `models.example.org`',
      ),
    )
    .min(1, { error: 'is empty' })
    .optional(),
  /** Path the model is below, e.g. `/phi-4`; taken off before the request goes on. */
  pathPrefix: text(
    value => /^(\/[A-Za-z0-9._~-]+)+$/.test(value),
    'is not a path',
    'Write one such as `/phi-4`, without a slash at its end',
  ).optional(),
  /** Served model name to choose by; needs a gateway with body-based routing. */
  servedModel: filled.optional(),
  /** Longest time of a request, e.g. `10m`; `0s` for none, which long streams may need. */
  timeout: text(
    value => /^([0-9]{1,5}(h|m|s|ms)){1,4}$/.test(value),
    'is not a duration of the Gateway API',
    'Write one such as `10m`, or `0s` for none',
  ).optional(),
};

const backend = z.discriminatedUnion('kind', [
  z.strictObject({
    /** Service `<name>`: every Workspace and RAGEngine has one. */
    kind: z.enum(['Workspace', 'RAGEngine', 'Service']),
    name: objectName,
  }),
  z.strictObject({
    /** InferencePool `<name>-inferencepool`; needs KAITO's gate gatewayAPIInferenceExtension. */
    kind: z.enum(['InferenceSet', 'MultiRoleInference']),
    name: objectName,
  }),
]);

const schema = z.object({
  name: objectName,
  namespace,
  ...httpRouteContent,
  backend,
});

/** What a person decides about a route. */
export type HttpRouteInput = z.input<typeof schema>;
type Read = z.output<typeof schema>;

function toBackend({ kind, name }: Read['backend']): BackendRef {
  return kind === 'InferenceSet' || kind === 'MultiRoleInference'
    ? {
        group: 'inference.networking.k8s.io',
        kind: 'InferencePool',
        name: `${name}-inferencepool`,
      }
    : { kind: 'Service', name, port: SERVICE_PORT };
}

function toMatches({ pathPrefix, servedModel }: Read) {
  return pathPrefix || servedModel
    ? [
        {
          ...(pathPrefix && {
            path: { type: 'PathPrefix' as const, value: pathPrefix },
          }),
          ...(servedModel && {
            headers: [
              {
                type: 'Exact' as const,
                name: MODEL_HEADER,
                value: servedModel,
              },
            ],
          }),
        },
      ]
    : undefined;
}

/**
 * An HTTPRoute to the Service of a Workspace or RAGEngine (port 80) or to the InferencePool KAITO makes for an
 * InferenceSet or MultiRoleInference. The Gateway is the operator's. Throws BuilderInputError.
 */
export function renderHttpRoute(input: HttpRouteInput): HttpRoute {
  const read = readInput(schema, input);
  const matches = toMatches(read);
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: read.name, namespace: read.namespace },
    spec: {
      parentRefs: [read.gateway],
      ...(read.hostnames && { hostnames: read.hostnames }),
      rules: [
        {
          ...(matches && { matches }),
          ...(read.pathPrefix && {
            filters: [
              {
                type: 'URLRewrite',
                urlRewrite: {
                  path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' },
                },
              },
            ],
          }),
          backendRefs: [toBackend(read.backend)],
          ...(read.timeout && { timeouts: { request: read.timeout } }),
        },
      ],
    },
  };
}
