/** A chart that is installed, and where it comes from. */
export interface Chart {
  /** Name of the chart in its repository. */
  chart: string;
  repository: { name: string; url: string };
  /** Exact, or a range of patch releases. */
  version: string;
  /** Name of the Helm release, as the chart's own documentation calls it. */
  release: string;
  namespace: string;
}

const KAITO = {
  name: 'kaito',
  url: 'https://kaito-project.github.io/kaito/charts/kaito',
};

/** KAITO's Workspace controller. */
export const workspaceChart = (version: string): Chart => ({
  chart: 'workspace',
  repository: KAITO,
  version,
  release: 'kaito-workspace',
  namespace: 'kaito-workspace',
});

/** KAITO's RAGEngine controller. */
export const ragEngineChart = (version: string): Chart => ({
  chart: 'ragengine',
  repository: KAITO,
  version,
  release: 'kaito-ragengine',
  namespace: 'kaito-ragengine',
});

/** KEDA itself. */
export const KEDA_CHART: Chart = {
  chart: 'keda',
  repository: { name: 'kedacore', url: 'https://kedacore.github.io/charts' },
  version: '2.18.x',
  release: 'keda',
  namespace: 'keda',
};

/** What makes ScaledObjects of annotated InferenceSets. It must be in KEDA's own namespace. */
export const kedaScalerChart = (namespace: string): Chart => ({
  chart: 'keda-kaito-scaler',
  repository: {
    name: 'keda-kaito-scaler',
    url: 'https://kaito-project.github.io/keda-kaito-scaler/charts/kaito-project',
  },
  version: '0.6.x',
  release: 'keda-kaito-scaler',
  namespace,
});

/** Where AKS keeps what its add-ons install. */
export const ADD_ON_NAMESPACE = 'kube-system';
