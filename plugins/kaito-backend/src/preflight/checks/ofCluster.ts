import { type Check, unknown } from '../Check';

const missing = (permission: string) =>
  unknown(
    `You lack the permission '${permission}', so this is not told. Ask the administrators of this portal for it.`,
  );

/** Makes a check one that needs a cluster the portal knows. */
export function ofCluster(check: Check): Check {
  return {
    ...check,
    run: (subject, signal) =>
      subject.snapshot
        ? check.run(subject, signal)
        : [unknown(`The portal knows no cluster ${subject.wish.cluster}.`)],
  };
}

/** Makes a check one whose results are only for those who may see clusters. */
export function forThoseWhoSeeClusters(check: Check): Check {
  const inner = ofCluster(check);
  return {
    ...check,
    run: (subject, signal) =>
      subject.sight.clusters
        ? inner.run(subject, signal)
        : [missing('kaito.cluster.read')],
  };
}

/** Makes a check one whose results are only for those who may see clusters and models, as the fit is. */
export function forThoseWhoSeeModels(check: Check): Check {
  const inner = forThoseWhoSeeClusters(check);
  return {
    ...check,
    run: (subject, signal) =>
      subject.sight.models
        ? inner.run(subject, signal)
        : [missing('kaito.model.read')],
  };
}
