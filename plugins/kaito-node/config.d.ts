export interface Config {
  kaito?: {
    /** Where the GitOps repository is when a template does not say. */
    gitops?: {
      /**
       * Repository the fleet is described in: `host?owner=o&repo=r` for a host under `integrations`,
       * or its https URL.
       */
      repoUrl?: string;
      /** Branch pull requests go to. Default `main`. */
      baseBranch?: string;
      /** Folder everything is in, `{root}` of a layout. Default `clusters`. */
      path?: string;
      /** Labels of every pull request. */
      labels?: string[];
      /**
       * Whose review every pull request asks for, as the Git host names them. `{team}` stands for the name of the
       * owning team; where no owner is known, that reviewer is left out.
       */
      reviewers?: string[];
      /**
       * Where the manifests of some clusters and namespaces are kept. The first layout that matches counts; what it does
       * not set is as above. What none matches is in `<path>/<cluster>/<namespace>`, with kustomizations.
       */
      layouts?: Array<{
        /** Clusters it is of: names, in which `*` and `?` stand for any part. Default all. */
        clusters?: string[];
        /** Namespaces it is of, likewise. Default all. */
        namespaces?: string[];
        repoUrl?: string;
        baseBranch?: string;
        /**
         * Folder of a deployment, with `{root}`, `{cluster}`, `{namespace}`, `{team}` (name of the owner) and `{name}`.
         * Default `{root}/{cluster}/{namespace}`.
         */
        path?: string;
        /** `kustomize` (default) lists what is applied in a `kustomization.yaml`; `plain` applies every manifest. */
        format?: 'kustomize' | 'plain';
        /**
         * How one thing comes before another: `argocd` writes sync waves, `flux` a Kustomization for each stage.
         * Default `none`.
         */
        ordering?: 'none' | 'argocd' | 'flux';
        /** Where Flux finds the repository; needed with `ordering: flux`. */
        flux?: {
          sourceRef: {
            /** Default `GitRepository`. */
            kind?: 'GitRepository' | 'OCIRepository' | 'Bucket';
            name: string;
            namespace?: string;
          };
          /** Of the Kustomizations. Default `flux-system`. */
          namespace?: string;
          /** How often Flux looks. Default `10m`. */
          interval?: string;
        };
        /** Instead of those above. */
        labels?: string[];
        /** Instead of those above. */
        reviewers?: string[];
        /** A fleet of KubeFleet: manifests go to the hub, which places each namespace on the clusters asked for. */
        kubefleet?: {
          /** The hub, as the portal names the cluster. */
          hub: string;
        };
      }>;
    };
  };
}
