import type { WorkloadRef } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { PlacementValue } from '../scaffolder/placement/PlacementValue';

/** What the request form is filled with when it opens. */
export interface DeployPrefill {
  model?: string;
  placement?: PlacementValue;
}

/** What the form that prepares a cluster is filled with when it opens, by the names of its fields. */
export interface PreparePrefill {
  cluster: string;
  install?: 'chart' | 'none';
  kaitoVersion?: string;
  cloud?: string;
  provisioner?: string;
  /** Feature gates by name. */
  [gate: string]: string | boolean | undefined;
}

/** Addresses of the plugin's pages. Each frontend system resolves them its own way; pages only ever ask here. */
export interface KaitoLinks {
  models(): string;
  model(name: string): string;
  deployments(): string;
  deployment(ref: WorkloadRef): string;
  capacity(): string;
  clusters(): string;
  cluster(name: string): string;
  console(endpointId?: string): string;
  inventory(): string;
  requests(): string;
  request(id: string): string;
  /** Page of a scaffolder's task; undefined when the app has no scaffolder. */
  task(id: string): string | undefined;
  /** Address of the request form; undefined when the app has no scaffolder. */
  deploy(prefill?: DeployPrefill): string | undefined;
  /** Address of the form that prepares a cluster; undefined when the app has no scaffolder. */
  prepare(prefill: PreparePrefill): string | undefined;
  /** Catalog page of an entity ref; undefined for other text and when the app has no catalog. */
  entity(ref: string): string | undefined;
}

/** Entity ref of the template behind "Deploy". */
export const DEPLOY_TEMPLATE = {
  namespace: 'default',
  templateName: 'deploy-model',
};

/** Entity ref of the template that prepares a cluster. */
export const PREPARE_TEMPLATE = {
  namespace: 'default',
  templateName: 'prepare-cluster',
};

/** Splits a Hugging Face id into its route parameters. */
export function toModelParams(name: string) {
  const slash = name.indexOf('/');
  return slash < 0
    ? { publisher: '-', repo: name }
    : { publisher: name.slice(0, slash), repo: name.slice(slash + 1) };
}

/** Undoes {@link toModelParams}. */
export function fromModelParams(params: {
  publisher?: string;
  repo?: string;
}): string {
  const { publisher = '-', repo = '' } = params;
  return publisher === '-' ? repo : `${publisher}/${repo}`;
}

const ENTITY_REF =
  /^([a-z][a-z0-9.-]*):([a-z0-9][\w.-]*)\/([a-z0-9](?:[\w.-]*[a-z0-9])?)$/i;

/** Route parameters of an entity's catalog page; undefined for what is no full entity ref. People can write anything there. */
export function toEntityParams(ref: string) {
  const match = ENTITY_REF.exec(ref);
  return match
    ? {
        kind: match[1].toLowerCase(),
        namespace: match[2].toLowerCase(),
        name: match[3],
      }
    : undefined;
}

/** Adds the endpoint to talk to to the console's address. */
export function withEndpoint(href: string, endpointId?: string): string {
  return endpointId
    ? `${href}?endpoint=${encodeURIComponent(endpointId)}`
    : href;
}

/** Adds what the form is to be filled with, in the scaffolder's own query parameter. */
export function withFormData(href: string, prefill?: object): string {
  if (!prefill) {
    return href;
  }
  return `${href}?formData=${encodeURIComponent(JSON.stringify(prefill))}`;
}
