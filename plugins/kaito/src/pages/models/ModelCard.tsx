import { ButtonLink, Link, Text } from '@backstage/ui';
import { RiChat3Line, RiRocketLine } from '@remixicon/react';
import type { ModelView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useMemo } from 'react';
import { useKaitoLinks } from '../../nav';
import { explainParameters, TASK_WORDS } from './facts';
import { ModelChips } from './ModelChips';
import styles from './Models.module.css';
import { formatGiB, formatTokens } from './modelWords';
import { smallestPlacement } from './placement';
import type { DeployHref } from './useDeployHref';

/** One model with every fact a person chooses by. */
export function ModelCard(props: {
  model: ModelView;
  kaitoVersion: string;
  deployHref: DeployHref;
}) {
  const { model, kaitoVersion } = props;
  const links = useKaitoLinks();
  const smallest = useMemo(() => smallestPlacement(model), [model]);
  const ready = model.deployments.filter(deployment => deployment.ready);
  const usable = ready.find(({ endpointId }) => endpointId !== null);
  const deploy = props.deployHref({
    model: model.name,
    placement: { instanceType: smallest?.sku.name },
  });
  return (
    <article className={styles.card} aria-label={model.name}>
      <div>
        <Text as="h4" variant="body-large" weight="bold">
          <Link
            href={links.model(model.name)}
            variant="body-large"
            weight="bold"
          >
            {model.name}
          </Link>
        </Text>
        <Text as="p" color="secondary">
          {model.publisher}
          {model.task && ` · ${TASK_WORDS[model.task]}`}
        </Text>
      </div>
      {model.description && <Text as="p">{model.description}</Text>}
      <ModelChips model={model} />
      {model.annotation?.note && (
        <Text as="p" color="secondary">
          Note: {model.annotation.note}
        </Text>
      )}
      <dl className={styles.facts}>
        {model.parameters && (
          <div className={styles.wide}>
            <dt>Parameters</dt>
            <dd>{explainParameters(model.parameters)}</dd>
          </div>
        )}
        <div>
          <dt>Weights</dt>
          <dd>{formatGiB(model.weightsGiB)}</dd>
        </div>
        <div>
          <dt>Longest context</dt>
          <dd>{formatTokens(model.contextLimit)} tokens</dd>
        </div>
        {model.mtBench !== null && (
          <div className={styles.wide}>
            <dt>MT-Bench, published by KAITO {kaitoVersion}</dt>
            <dd>{model.mtBench.toFixed(2)} of 10</dd>
          </div>
        )}
        <div className={styles.wide}>
          <dt>Smallest Azure machine, estimated</dt>
          <dd>
            {smallest
              ? `${smallest.nodes} × ${smallest.sku.name} (${smallest.sku.gpuCount} × ${smallest.sku.gpuModel})`
              : 'none that KAITO knows is large enough'}
          </dd>
        </div>
        {model.deployments.length > 0 && (
          <div className={styles.wide}>
            <dt>Deployments you may see</dt>
            <dd>
              {ready.length} serving of {model.deployments.length}
            </dd>
          </div>
        )}
      </dl>
      <div className={styles.actions}>
        {usable && (
          <ButtonLink
            size="small"
            variant="primary"
            href={links.console(usable.endpointId!)}
            iconStart={<RiChat3Line aria-hidden="true" />}
            aria-label={`Use it: ${model.name}`}
          >
            Use it
          </ButtonLink>
        )}
        {deploy && (
          <ButtonLink
            size="small"
            variant={usable ? 'secondary' : 'primary'}
            href={deploy}
            iconStart={<RiRocketLine aria-hidden="true" />}
            aria-label={`Deploy ${model.name}`}
          >
            Deploy
          </ButtonLink>
        )}
      </div>
    </article>
  );
}
