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
    /**
     * What may be asked for, where, by whom and how much of it. All rules hold at once. A mistake stops the start with
     * the field's name.
     */
    policy?: {
      /** The classes of data there are. Any when left out. */
      dataClasses?: string[];
      rules?: Array<{
        /** Unique; people are told it. */
        name: string;
        /** `deny` stops a request, `warn` only says so. Default: deny */
        severity?: 'deny' | 'warn';
        /** Why, in your own words; people are told it. */
        reason?: string;
        /** Owners the rule is for, as entity refs; a name alone is a group. `*` stands for any characters. */
        teams?: string[];
        /** Clusters the rule is for. `*` stands for any characters. */
        clusters?: string[];
        /** Namespaces the rule is for. `*` stands for any characters. */
        namespaces?: string[];
        /** By name or alias, in any case; `*` stands for any characters. */
        models?: {
          allow?: string[];
          deny?: string[];
          needsApproval?: string[];
          /** Who approves what is listed under `needsApproval`. */
          approvers?: string;
        };
        /** As the catalog names them, e.g. `apache-2.0`. */
        licences?: {
          allow?: string[];
          deny?: string[];
          needsApproval?: string[];
          approvers?: string;
        };
        /** `permissive`, `conditional`, `research-only` or `unknown`. */
        licenceClasses?: {
          allow?: string[];
          deny?: string[];
          needsApproval?: string[];
          approvers?: string;
        };
        instanceTypes?: { allow?: string[]; deny?: string[] };
        /** Where those the rule is for may deploy. */
        places?: {
          clusters?: { allow?: string[]; deny?: string[] };
          namespaces?: { allow?: string[]; deny?: string[] };
        };
        /** What each team may have at once: what it has now within the scope of the rule, and what it asks for. */
        limits?: {
          gpus?: number;
          nodes?: number;
          /** List prices × 730 hours. Not checked where no price is known. */
          costPerMonth?: {
            amount: number;
            /** ISO 4217, e.g. EUR */
            currency: string;
          };
        };
        expiry?: {
          required?: boolean;
          /** Most days from the day of asking. A day must be given then, too. */
          longestDays?: number;
        };
        /** Kinds of catalog entities that may own a deployment, e.g. `Group`. */
        ownerKinds?: string[];
        /** Which classes of data may be used in the scope of the rule, and whether one must be named. */
        dataClasses?: {
          allow?: string[];
          deny?: string[];
          required?: boolean;
        };
      }>;
    };
    /** How requests are followed from the form to what they asked for. */
    requests?: {
      /** How often the Git host is asked about an open pull request. Webhooks make it sooner. */
      poll?: {
        /** While a request moved within the last ten minutes. Default: 15 seconds */
        fresh?: string | HumanDuration;
        /** When it has not moved for a day. Default: 10 minutes */
        old?: string | HumanDuration;
      };
      /**
       * How long nothing need be heard of a request's task, where the Scaffolder cannot be asked, until the request counts
       * as over and its name is free again. Default: 1 day
       */
      abandonAfter?: string | HumanDuration;
      /** How long finished requests are kept. For ever when left out: the inventory's evidence refers to them. */
      retention?: string | HumanDuration;
      events?: {
        /**
         * Topics of Backstage events that tell of news on a Git host. An event only has the portal ask sooner.
         * Default: github, gitlab, azureDevOps, bitbucketCloud, bitbucketServer, gitea
         */
        topics?: string[];
      };
    };
    /** How the repositories of `kaito.gitops` are read, with the credentials of `integrations`. */
    gitops?: {
      /** How old what is known of a branch may become before its Git host is asked again. Default: 30 seconds */
      refresh?: string | HumanDuration;
      /**
       * How long the GitOps agent may take to apply what was merged, where neither Flux nor Argo CD says how far it
       * is. Until then a deployment that differs from Git counts as pending, not as drifted. Default: 10 minutes
       */
      agentInterval?: string | HumanDuration;
    };
    /** How people's calls reach models. */
    gateway?: {
      timeouts?: {
        /** For a connection to an address that is called directly, TLS included. Default: 5 seconds. */
        connect?: string | HumanDuration;
        /** From a call until the model's answer begins. Default: 5 minutes. */
        firstByte?: string | HumanDuration;
        /** Longest silence within an answer. Default: 1 minute. */
        idle?: string | HumanDuration;
      };
      /** Calls are counted by each instance of the backend on its own. */
      limits?: {
        /** Calls that one person can have under way. Default: 4. */
        concurrentPerUser?: number;
        /** Calls that one person can make in a minute. Default: 60. */
        requestsPerMinutePerUser?: number;
        /** Calls that can be under way to one endpoint, of all people together. Default: 256. */
        concurrentPerEndpoint?: number;
        /** Calls that can be made to one endpoint in a minute, of all people together. Default: any number. */
        requestsPerMinutePerEndpoint?: number;
        /** Largest request without the images in it, MiB. Default: 1 */
        bodyMiB?: number;
        /** Largest request with images in it, MiB. Default: 10 */
        imagesMiB?: number;
        /** Largest recording, MiB. Default: 25 */
        audioMiB?: number;
      };
      /**
       * Name of the cluster the portal runs in: its Services are called directly. Left out: the cluster whose API server
       * Kubernetes told the portal's pod of.
       */
      portalCluster?: string;
      /** DNS domain of that cluster. Default: cluster.local */
      clusterDomain?: string;
      /**
       * Hosts, with their port where one is given, that the annotation `kaito-portal.io/endpoint-url` of a workload may
       * lead calls to.
       */
      allowedHosts?: string[];
      /** URLs at which endpoints of the fleet are called. */
      urls?: Array<{
        /** Id of the endpoint, e.g. `aks-weu-prod~search~phi`. */
        endpoint: string;
        /** OpenAI base URL. */
        url: string;
      }>;
      /**
       * What is kept of prompts and answers, in the plugin's database: nothing, SHA-256 hashes, or the texts. People are
       * told in the console. Default: off
       */
      capture?: 'off' | 'hash' | 'full' | false;
      captures?: {
        /** After this it is removed. Default: 30 days */
        retention?: string | HumanDuration;
        /** Of a prompt, and of an answer; the rest is only hashed. Default: 256 */
        maxKiB?: number;
        /** Of all texts together; beyond that the oldest go. Default: 1024 */
        maxTotalMiB?: number;
        /** Modes of single endpoints. */
        endpoints?: Array<{
          /** Id of the endpoint. */
          endpoint: string;
          capture: 'off' | 'hash' | 'full' | false;
        }>;
      };
    };
    /** Endpoints hosted elsewhere. A mistake stops the start with the field's name. */
    endpoints?: Array<{
      /** Lower-case letters, digits, dots and dashes. */
      id: string;
      /** Default: the id. */
      title?: string;
      provider:
        | 'openai'
        | 'azure-openai'
        | 'azure-ai-foundry'
        | 'azure-ml'
        | 'container-apps'
        | 'container-instances';
      /** OpenAI base URL; of Azure OpenAI and AI Foundry the address of the resource, of Azure ML that of the endpoint. */
      url: string;
      /** Deployment of Azure OpenAI (needed), or of an Azure ML endpoint. */
      deployment?: string;
      /** Dated API of Azure OpenAI or AI Foundry, e.g. 2024-10-21. Left out: the undated one (`/openai/v1`). */
      apiVersion?: string;
      /**
       * Sent as `api-key` to Azure OpenAI and AI Foundry, as a bearer token to others.
       * @visibility secret
       */
      apiKey?: string;
      /** Signs in with Microsoft Entra, as `kaito.azure` says. May be empty for Azure's own providers. */
      entra?: {
        /** What the token is for. Default: by provider. */
        scope?: string;
      };
      /**
       * Further headers of every call.
       * @deepVisibility secret
       */
      headers?: { [name: string]: string };
      /** Entity reference, for rules of permissions and for people. */
      owner?: string;
      model?: {
        /** For rules of permissions and for people, e.g. a Hugging Face id. */
        name: string;
        /** Default: the catalog's. */
        licence?: string;
      };
      /** The only id that calls may name, with the model's name. Default: the deployment of Azure OpenAI, else the model's name. */
      servedModel?: string;
      /** What it answers. Default: models and chat. */
      calls?: Array<
        | 'health'
        | 'models'
        | 'chat'
        | 'completions'
        | 'responses'
        | 'embeddings'
        | 'rerank'
        | 'score'
        | 'tokenize'
        | 'detokenize'
        | 'transcriptions'
      >;
      /** What is left out is not known. */
      abilities?: {
        tools?: boolean | 'yes' | 'no' | 'unknown';
        jsonSchema?: boolean | 'yes' | 'no' | 'unknown';
        images?: boolean | 'yes' | 'no' | 'unknown';
        logprobs?: boolean | 'yes' | 'no' | 'unknown';
        reasoning?: boolean | 'yes' | 'no' | 'unknown';
      };
      /** List prices. */
      prices?: {
        inputPerMillion: number;
        outputPerMillion: number;
        /** ISO 4217, e.g. EUR */
        currency: string;
      };
      /** In place of `kaito.gateway.capture`. */
      capture?: 'off' | 'hash' | 'full' | false;
    }>;
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
