export interface Config {
  kaito?: {
    /** An example of a permission policy: a starting point, not a product. */
    examplePolicy?: {
      /** When not true, everyone who is signed in may do everything. */
      enabled?: boolean;
      /** Clusters whose deployments every developer may see and invoke. Default: `aks-weu-dev`. */
      sharedClusters?: string[];
    };
  };
}
