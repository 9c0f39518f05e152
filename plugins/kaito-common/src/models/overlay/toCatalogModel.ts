import type { CatalogModel } from '../CatalogModel';
import { capabilitiesOf } from '../describeModel';
import { isGated } from '../gating';
import { classifyLicence } from '../licence';
import { publisherOf } from '../publisher';
import type { AddedModel } from './ModelOverlay';

/** Node disk KAITO asks for, Gi: the weights and 80 more. */
const diskGiOf = (weightsGiB: number) => Math.trunc(weightsGiB + 80);

/** Start-up budget of a pod, minutes: 15 and 18 seconds a GiB, within 30 and 180. */
const startupMinutesOf = (weightsGiB: number) =>
  Math.min(180, Math.max(30, 15 + (18 * weightsGiB) / 60));

/**
 * A model the organisation adds, with what KAITO derives from its facts. It runs with vLLM and cannot be tuned, for
 * both else take a name KAITO ships (W31, W49).
 */
export function toCatalogModel(added: AddedModel): CatalogModel {
  const { name, weightsGiB, contextLimit, parameters, source } = added;
  const task = added.task ?? null;
  const toolParser = added.toolParser ?? null;
  const derived = ['tool-calling', 'long-context'];
  return {
    name,
    alias: null,
    origin: 'organisation',
    publisher: added.publisher ?? publisherOf(name),
    description: added.description ?? null,
    task,
    capabilities: capabilitiesOf({
      said: (added.capabilities ?? []).filter(
        capability => !derived.includes(capability),
      ),
      task,
      toolParser,
      contextLimit,
    }),
    parameters: parameters
      ? {
          totalB: parameters.totalB,
          activeB: parameters.activeB ?? null,
          basis: 'organisation',
        }
      : null,
    caveat: null,
    licence: added.licence,
    licenceClass: added.licenceClass ?? classifyLicence(added.licence),
    weightsGiB,
    diskGi: diskGiOf(weightsGiB),
    contextLimit,
    attention: added.attention,
    kvBytesPerToken: added.kvBytesPerToken,
    quantisation: added.quantisation ?? null,
    toolParser,
    reasoningParser: added.reasoningParser ?? null,
    runtimes: ['vllm'],
    tuning: false,
    gated: added.gated ?? isGated(name),
    mtBench: null,
    startupMinutes: startupMinutesOf(weightsGiB),
    sources: source ? [{ facts: ['all'], ...source }] : [],
    approval: null,
    annotation: null,
  };
}
