import {
  ENDPOINT_CALLS,
  type EndpointCallName,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Dialect } from '../Endpoint';
import type { EndpointConfig } from './endpointConfig';

/** Where a provider has its calls. */
export interface ProviderPaths {
  /** What goes before every path; no slash at the end. */
  url: string;
  pathOf: Dialect['pathOf'];
  /** Nothing says what the endpoint serves. */
  ownModelList?: true;
}

type Paths = Partial<Record<EndpointCallName, string>>;

/** Calls below `/v1`, by the end of their path. */
const ENDS: Paths = Object.fromEntries(
  Object.entries(ENDPOINT_CALLS)
    .filter(([, { path }]) => path.startsWith('/v1/'))
    .map(([call, { path }]) => [call, path.slice('/v1'.length)]),
);

/** vLLM and llama.cpp, which most containers run, have these at the root; a provider's own API has none of them. */
const AT_ROOT: Paths = {
  health: '/health',
  tokenize: '/tokenize',
  detokenize: '/detokenize',
};

/** How the calls of an endpoint become paths. */
export function pathsOf(entry: EndpointConfig): ProviderPaths {
  switch (entry.provider) {
    case 'azure-openai':
      return azureOpenAi(entry);
    case 'azure-ai-foundry':
      return foundry(entry);
    case 'openai':
      return openAi(entry, ENDS);
    default:
      return openAi(entry, { ...ENDS, ...AT_ROOT });
  }
}

/** A base URL as OpenAI clients take it; `/v1` is meant where it has no path. */
function openAi({ url }: EndpointConfig, known: Paths): ProviderPaths {
  const { origin, pathname } = new URL(url);
  const base = pathname.replace(/\/+$/, '') || '/v1';
  const root = base.replace(/\/v1$/, '');
  return {
    url: origin,
    pathOf: call => {
      const path = known[call];
      if (path === undefined) {
        return undefined;
      }
      return AT_ROOT[call] === path ? `${root}${path}` : `${base}${path}`;
    },
  };
}

/** Where OpenAI's own calls are below a deployment. */
const OF_DEPLOYMENT: readonly EndpointCallName[] = [
  'chat',
  'completions',
  'embeddings',
  'transcriptions',
];

/**
 * With `apiVersion` the API of that date, whose deployment stands in the path; without it `/openai/v1`, which knows the
 * deployment by the body's `model`. Neither has a list of deployments: what is asked for it only tells that the key holds.
 */
function azureOpenAi({
  url,
  deployment,
  apiVersion,
}: EndpointConfig): ProviderPaths {
  const base = trimmed(url).replace(/\/openai(\/v1)?$/, '');
  if (!apiVersion || apiVersion === 'v1' || apiVersion === 'preview') {
    return newest(base, apiVersion);
  }
  const version = `api-version=${apiVersion}`;
  return {
    url: base,
    ownModelList: true,
    pathOf: call => {
      if (call === 'models' || call === 'responses') {
        return `/openai${ENDS[call]}?${version}`;
      }
      return OF_DEPLOYMENT.includes(call)
        ? `/openai/deployments/${deployment}${ENDS[call]}?${version}`
        : undefined;
    },
  };
}

/** With `apiVersion` the model inference API; without it `/openai/v1` of the same resource. */
function foundry({ url, apiVersion }: EndpointConfig): ProviderPaths {
  const base = trimmed(url).replace(/\/(models|openai\/v1)$/, '');
  if (!apiVersion || apiVersion === 'v1' || apiVersion === 'preview') {
    return newest(base, apiVersion);
  }
  const paths: Paths = {
    models: '/info',
    chat: ENDS.chat,
    embeddings: ENDS.embeddings,
  };
  return {
    url: base,
    ownModelList: true,
    pathOf: call =>
      paths[call] && `/models${paths[call]}?api-version=${apiVersion}`,
  };
}

function newest(base: string, apiVersion: string | undefined): ProviderPaths {
  const query = apiVersion ? `?api-version=${apiVersion}` : '';
  return {
    url: base,
    ownModelList: true,
    pathOf: call =>
      call === 'models' || call === 'responses' || OF_DEPLOYMENT.includes(call)
        ? `/openai/v1${ENDS[call]}${query}`
        : undefined,
  };
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
