import { ButtonLink, Link, Text } from '@backstage/ui';
import { RiRocketLine } from '@remixicon/react';
import type { ModelView as Model } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useMemo } from 'react';
import { FactList, FacetedTable, Section } from '../../components';
import {
  explainParameters,
  OrganisationSection,
  SourcesSection,
  TASK_WORDS,
} from './facts';
import { ModelChips } from './ModelChips';
import { ModelDeployments } from './ModelDeployments';
import styles from './Models.module.css';
import { formatGiB, formatTokens, LICENCE_CLASSES } from './modelWords';
import { placements, smallestPlacement } from './placement';
import {
  placementColumns,
  placementFacets,
  placementText,
} from './placementTable';
import { RoomSection } from './room';
import { useDeployHref } from './useDeployHref';

/** Everything the catalog knows of one model, and where it would run. */
export function ModelDetails(props: { model: Model; kaitoVersion: string }) {
  const { model, kaitoVersion } = props;
  const deploy = useDeployHref();
  const rows = useMemo(() => placements(model), [model]);
  const columns = useMemo(
    () => placementColumns(model.name, deploy.href),
    [model.name, deploy.href],
  );
  const licence = LICENCE_CLASSES[model.licenceClass];
  const deployHref = deploy.href({
    model: model.name,
    placement: { instanceType: smallestPlacement(model)?.sku.name },
  });
  return (
    <>
      {model.description && <Text as="p">{model.description}</Text>}
      <ModelChips model={model} />
      {model.caveat && <Text as="p">Mind: {model.caveat}</Text>}
      <div className={styles.row}>
        {deployHref && (
          <ButtonLink
            href={deployHref}
            iconStart={<RiRocketLine aria-hidden="true" />}
          >
            Deploy
          </ButtonLink>
        )}
        {deploy.reason && <Text color="secondary">{deploy.reason}</Text>}
      </div>
      <div className={styles.columns}>
        <Section title="Facts">
          <FactList
            facts={[
              ['Publisher', model.publisher],
              ['Made for', model.task && TASK_WORDS[model.task]],
              [
                'Parameters',
                model.parameters && explainParameters(model.parameters),
              ],
              [
                'Memory per token of context',
                `${model.kvBytesPerToken.toLocaleString('en')} bytes`,
              ],
              ['Licence', `${model.licence}: ${licence.means.toLowerCase()}`],
              [
                'Access',
                model.gated
                  ? 'gated: accept the licence at Hugging Face and give a token by secret'
                  : 'open',
              ],
              ['Weights', formatGiB(model.weightsGiB)],
              ['Node disk KAITO asks for', `${model.diskGi} Gi`],
              [
                'Longest context',
                `${model.contextLimit.toLocaleString(
                  'en',
                )} tokens (${formatTokens(model.contextLimit)})`,
              ],
              ['Attention', model.attention],
              ['Quantisation', model.quantisation ?? 'none'],
              ['Tool parser', model.toolParser ?? 'none'],
              ['Reasoning parser', model.reasoningParser ?? 'none'],
              ['Fine-tuning', model.tuning ? 'yes' : 'no'],
              ['Runtimes', model.runtimes.join(', ')],
              ['Start-up budget', `${Math.round(model.startupMinutes)} min`],
              ['Name before KAITO 0.11', model.alias ?? 'none'],
              [
                `MT-Bench, published by KAITO ${kaitoVersion}`,
                model.mtBench === null
                  ? 'not published'
                  : `${model.mtBench.toFixed(2)} of 10`,
              ],
              [
                'Model card',
                <Link
                  href={`https://huggingface.co/${model.name}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  huggingface.co/{model.name}
                </Link>,
              ],
            ]}
          />
        </Section>
        <ModelDeployments model={model} />
        <OrganisationSection model={model} />
        <SourcesSection sources={model.sources} />
      </div>
      <RoomSection model={model.name} />
      <Section title="Where it fits">
        <Text as="p" color="secondary">
          Estimated with KAITO's own arithmetic for vLLM and the machine types
          KAITO {kaitoVersion} knows, whether or not your clusters have them.
        </Text>
        <FacetedTable
          caption={`Machine types ${model.name} runs on`}
          noun={{ one: 'machine type', many: 'machine types' }}
          rows={rows}
          rowId={({ sku }) => `${sku.cloud}/${sku.name}`}
          columns={columns}
          facets={placementFacets}
          searchText={placementText}
          searchLabel="Machine type or GPU"
          csvName={`${model.name.replaceAll('/', '_')}-machines`}
        />
      </Section>
    </>
  );
}
