import type { Conflict } from '../input/conflicts';
import type { ExposurePart, ExternalSecretPart } from './parts';
import { FLUX_NAME_MAX } from './stages';

/** Parts as far as they can contradict each other or the workload. */
interface Parts {
  kind: string;
  name?: string;
  namespace?: string;
  runtime?: string;
  config?: string;
  modelAccessSecret?: string;
  ordering?: string;
  flux?: { name?: string };
  externalSecret?: ExternalSecretPart;
  exposure?: ExposurePart;
  inferenceConfig?: { name?: string };
  trainingConfig?: { name?: string };
}

function twoNames(
  path: string[],
  part: { name?: string } | undefined,
  named: string | undefined,
  field: string,
): Conflict[] {
  return part?.name && named && part.name !== named
    ? [
        {
          path: [...path, 'name'],
          reason: `is not the name \`${field}\` gives`,
          fix: `Leave out one of the two`,
        },
      ]
    : [];
}

function exposureConflicts({ kind, runtime, exposure }: Parts): Conflict[] {
  if (!exposure) {
    return [];
  }
  const set = kind === 'InferenceSet';
  if (exposure.type === 'service' && !set) {
    return [
      {
        path: ['exposure', 'type'],
        reason: `is not needed for a ${kind}, which has a Service already`,
        fix: 'Leave it out, or choose load-balancer or http-route',
      },
    ];
  }
  if (exposure.type === 'load-balancer' && kind === 'MultiRoleInference') {
    return [
      {
        path: ['exposure', 'type'],
        reason:
          'cannot be had for a MultiRoleInference, which routes by its pool',
        fix: 'Use http-route',
      },
    ];
  }
  if (exposure.type !== 'http-route') {
    return [];
  }
  return [
    ...(exposure.through && !set
      ? [
          {
            path: ['exposure', 'through'],
            reason: 'is for an InferenceSet only',
            fix: 'Leave it out',
          },
        ]
      : []),
    ...(set && runtime === 'transformers' && exposure.through !== 'service'
      ? [
          {
            path: ['exposure', 'through'],
            reason: 'cannot be a pool: KAITO makes one under vLLM only',
            fix: 'Write `service`',
          },
        ]
      : []),
  ];
}

function fluxConflicts(parts: Parts): Conflict[] {
  const { ordering, flux, namespace, name } = parts;
  if (ordering === 'flux' && !flux) {
    return [
      {
        path: ['flux'],
        reason: 'is missing, so Flux would not know where to look',
        fix: 'Give `flux.sourceRef.name` and `flux.path`',
      },
    ];
  }
  if (flux && ordering !== 'flux') {
    return [
      {
        path: ['flux'],
        reason: 'is not used without `ordering: flux`',
        fix: 'Set `ordering` to flux, or leave it out',
      },
    ];
  }
  return flux && !flux.name && `${namespace}-${name}`.length > FLUX_NAME_MAX
    ? [
        {
          path: ['flux', 'name'],
          reason: 'is missing, and namespace and name together are too long',
          fix: `Give one of at most ${FLUX_NAME_MAX} characters`,
        },
      ]
    : [];
}

/** What does not go together among the parts of a bundle. */
export function bundleConflicts(parts: Parts): Conflict[] {
  const { config, externalSecret, inferenceConfig, trainingConfig } = parts;
  const key = externalSecret?.secretKey ?? 'HF_TOKEN';
  return [
    ...twoNames(['inferenceConfig'], inferenceConfig, config, 'config'),
    ...twoNames(['trainingConfig'], trainingConfig, config, 'config'),
    ...twoNames(
      ['externalSecret'],
      externalSecret,
      parts.modelAccessSecret,
      'modelAccessSecret',
    ),
    ...(externalSecret && key !== 'HF_TOKEN' && parts.kind !== 'RAGEngine'
      ? [
          {
            path: ['externalSecret', 'secretKey'],
            reason: `is not a key a ${parts.kind} reads`,
            fix: 'Leave it out; KAITO reads HF_TOKEN',
          },
        ]
      : []),
    ...(inferenceConfig && parts.runtime === 'transformers'
      ? [
          {
            path: ['inferenceConfig'],
            reason:
              'holds flags of vLLM, which the transformers runtime does not read',
            fix: 'Leave it out',
          },
        ]
      : []),
    ...exposureConflicts(parts),
    ...fluxConflicts(parts),
  ];
}
