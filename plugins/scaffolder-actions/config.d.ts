export interface Config {
  kaito?: {
    /** Where `kaito:gitops:propose` writes when a template does not say. */
    gitops?: {
      /**
       * Repository the fleet is described in: `host?owner=o&repo=r` for a host under `integrations`,
       * or its https URL.
       */
      repoUrl?: string;
      /** Branch pull requests go to. Default `main`. */
      baseBranch?: string;
      /** Folder that holds one folder per cluster. Default `clusters`. */
      path?: string;
      /** Labels of every pull request. */
      labels?: string[];
      /** Whose review every pull request asks for, as the Git host names them. */
      reviewers?: string[];
    };
  };
}
