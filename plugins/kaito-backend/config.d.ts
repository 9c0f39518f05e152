import type { HumanDuration } from '@backstage/types';

export interface Config {
  kaito?: {
    /** Clusters beside those of `kubernetes.clusterLocatorMethods`. */
    clusters?: {
      /**
       * Path of a kubeconfig file: each of its contexts becomes a cluster. A user needs a token or a client
       * certificate; what it may do should be reading only.
       */
      kubeconfig?: string;
    };
    /** Azure is asked for quota and offers when this is here, even empty. Reader on the subscriptions is enough. */
    azure?: {
      /** Base URL of Azure Resource Manager, for sovereign clouds. Default: https://management.azure.com */
      endpoint?: string;
      /** Left out: workload identity, managed identity, environment or Azure CLI, in this order. */
      credential?: {
        tenantId: string;
        clientId: string;
        /**
         * Left out: the workload identity of the pod, for this application.
         * @visibility secret
         */
        clientSecret?: string;
      };
    };
    /** What machines cost. */
    prices?: {
      /** Prices written by hand: they come first, and are all there is without a network. */
      list?: Array<{
        /** e.g. Standard_NC24ads_A100_v4 */
        instanceType: string;
        /** Any region when left out. */
        location?: string;
        perHour: number;
        /** ISO 4217, e.g. EUR */
        currency: string;
        /** Day from which the price holds, ISO date. */
        effective: string;
        spot?: boolean;
      }>;
      /** Asks Azure's public price list, without signing in. */
      azureRetail?: {
        /** ISO 4217, e.g. EUR */
        currency: string;
        /** Default: https://prices.azure.com */
        endpoint?: string;
      };
    };
    /** How people's calls reach models. */
    gateway?: {
      timeouts?: {
        /** From a call until the model's answer begins. Default: 5 minutes. */
        firstByte?: string | HumanDuration;
        /** Longest silence within an answer. Default: 1 minute. */
        idle?: string | HumanDuration;
      };
      /** Counted by each instance of the backend on its own. */
      limits?: {
        /** Calls that one person can have under way. Default: 4. */
        concurrentPerUser?: number;
        /** Calls that one person can make in a minute. Default: 60. */
        requestsPerMinutePerUser?: number;
      };
    };
  };

  /** The configuration of Backstage's Kubernetes plugin, as far as KAITO Portal reads it. */
  kubernetes?: {
    clusterLocatorMethods?: Array<{
      /** `config` and `localKubectlProxy` are read. */
      type: string;
      clusters?: Array<{
        /** Unique name, shown where no title is given. */
        name: string;
        title?: string;
        /** URL of the API server. HTTPS, but for loopback. */
        url: string;
        /** `serviceAccount` or `localKubectlProxy`. */
        authProvider?: string;
        /**
         * Token of a read-only service account. Without it the token of the pod the portal runs in is used.
         * @visibility secret
         */
        serviceAccountToken?: string;
        /**
         * `kubernetes.io/auth-provider` in place of authProvider, and `kubernetes.io/service-account-token-file`: path
         * of a file with the token, read again as it rotates.
         * @visibility secret
         */
        authMetadata?: { [key: string]: string };
        /** Certificate authority, PEM in base64. */
        caData?: string;
        /** Certificate authority, path of a PEM file. */
        caFile?: string;
        /** Accepts any certificate. For trying only. */
        skipTLSVerify?: boolean;
      }>;
    }>;
  };
}
