import type { HumanDuration } from '@backstage/types';

export interface Config {
  kaito?: {
    /** Clusters beside those of `kubernetes.clusterLocatorMethods`. */
    clusters?: {
      /**
       * Path of a kubeconfig file: each of its contexts becomes a cluster. A user needs a token, a client certificate
       * or, with `allowExec`, a program that gives tokens; what it may do should be reading only.
       */
      kubeconfig?: string;
      /** Lets the kubeconfig's users run programs (`exec`), such as kubelogin, as the portal. Default: false */
      allowExec?: boolean;
      /** How often sources are asked which clusters there are. Default: 1 minute */
      refresh?: string | HumanDuration;
      /**
       * Reaches clusters through the proxy of Backstage's Kubernetes plugin, with the credentials it has, in place of
       * reading `kubernetes.clusterLocatorMethods`. Default: false
       */
      kubernetesPlugin?: boolean;
      /** AKS clusters that Azure lists; `kaito.azure` says how to sign in. */
      aks?: Array<{
        subscriptionId: string;
        /** Every group of the subscription when left out. */
        resourceGroup?: string;
        /** Tags a cluster must have, all of them, with these values. */
        tags?: { [name: string]: string };
        /** Name in the portal, of {name}, {resourceGroup}, {subscriptionId} and {location}. Default: {name} */
        clusterName?: string;
        /**
         * Uses the local account that Azure gives for a cluster without Microsoft Entra: it is an administrator's.
         * Default: false
         */
        localAccounts?: boolean;
      }>;
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
    /** What the organisation changes in the model catalog. A mistake stops the start with the field's name. */
    models?: {
      /** Models of one's own, each a Hugging Face repository that KAITO can resolve. */
      add?: Array<{
        /** `publisher/repository`. */
        name: string;
        publisher?: string;
        /** One line on what it is for. */
        description?: string;
        task?: 'chat' | 'reasoning' | 'code' | 'vision-language' | 'completion';
        /** `tool-calling` and `long-context` follow from `toolParser` and `contextLimit`. */
        capabilities?: Array<
          | 'tool-calling'
          | 'reasoning'
          | 'vision'
          | 'audio'
          | 'code'
          | 'multilingual'
          | 'long-context'
        >;
        /** Billions. */
        parameters?: { totalB: number; activeB?: number };
        licence: string;
        licenceClass?:
          | 'permissive'
          | 'conditional'
          | 'research-only'
          | 'unknown';
        /** Size of the weights, GiB. */
        weightsGiB: number;
        /** Longest context, tokens. */
        contextLimit: number;
        attention: 'MHA' | 'GQA' | 'MQA' | 'MLA';
        kvBytesPerToken: number;
        quantisation?: string;
        toolParser?: string;
        reasoningParser?: string;
        /** Whether the weights need a token. Default: as for KAITO's models of that publisher. */
        gated?: boolean;
        /** Where these facts come from. */
        source?: {
          source: string;
          url: string | null;
          /** ISO date. */
          asOf: string;
        };
      }>;
      /** Names or aliases of models that are not offered. What runs already stays visible. */
      hide?: string[];
      annotate?: Array<{
        /** Name or alias. */
        model: string;
        note?: string;
        /** Short mark, such as "standard". */
        label?: string;
        link?: { title: string; url: string };
      }>;
      approve?: Array<{
        /** Name or alias. */
        model: string;
        /** Who approved it. */
        reviewer: string;
        /** ISO date. */
        date: string;
      }>;
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
      /** `config`, `catalog` and `localKubectlProxy` are read. */
      type: string;
      /** For `catalog`: hosts besides those of AKS (`host` or `*.domain`) that may get the portal's token. */
      dangerouslyAllowClusterUrls?: string[];
      /** For `catalog`: heeds the annotation that turns certificate checks off. */
      dangerouslyAllowSkipTLSVerify?: boolean;
      clusters?: Array<{
        /** Unique name, shown where no title is given. */
        name: string;
        title?: string;
        /** URL of the API server. HTTPS, but for loopback. */
        url: string;
        /** `serviceAccount`, `azure` (Microsoft Entra, for AKS) or `localKubectlProxy`. */
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
