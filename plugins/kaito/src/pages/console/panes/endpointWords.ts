import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { shortRef } from '../../../components/entityRef';

/** Who runs what answers, for people. */
const PROVIDER_WORDS: Record<EndpointView['provider'], string> = {
  kaito: 'KAITO',
  openai: 'OpenAI-compatible',
  'azure-openai': 'Azure OpenAI',
  'azure-ai-foundry': 'Azure AI Foundry',
  'azure-ml': 'Azure Machine Learning',
  'container-apps': 'Azure Container Apps',
  'container-instances': 'Azure Container Instances',
};

const HEALTH_WORDS: Record<EndpointView['health']['state'], string | null> = {
  serving: 'answers',
  loading: 'loading',
  failing: 'answers with an error',
  unreachable: 'does not answer',
  'not-checked': null,
};

const readyWord = (endpoint: EndpointView) =>
  endpoint.ready ? 'ready' : 'not ready';

/** State, place or provider, and owner of an endpoint in a line. */
export function describeEndpoint(endpoint: EndpointView): string {
  const { workload, owner } = endpoint;
  return [
    endpoint.stale
      ? `${readyWord(endpoint)} when last seen`
      : readyWord(endpoint),
    HEALTH_WORDS[endpoint.health.state],
    PROVIDER_WORDS[endpoint.provider],
    workload && `${workload.cluster} / ${workload.namespace}`,
    owner ? shortRef(owner) : 'no owner recorded',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What the portal keeps of what is said to an endpoint, or to several; null when nothing. */
export function captureWords(
  capture: EndpointView['capture'],
  several = false,
): { title: string; description: string } | null {
  const endpoint = several ? 'these endpoints' : 'this endpoint';
  const answers = several ? 'they answer' : 'it answers';
  switch (capture) {
    case 'full':
      return {
        title: 'Prompts and answers are recorded',
        description: `The administrators of this portal have it keep what you write to ${endpoint} and what ${answers}, with your name. Write nothing that must not be kept.`,
      };
    case 'hash':
      return {
        title: 'Fingerprints of prompts and answers are recorded',
        description: `The portal keeps a SHA-256 of what you write to ${endpoint} and of what ${answers}, with your name: not the text, but enough to prove that a known text was sent.`,
      };
    default:
      return null;
  }
}
