type Json = Record<string, any>;

const KAITO_WRITES: Record<string, Json> = {
  Workspace: {
    'workspace.kaito.io/hash': 'a1',
    'workspace.kaito.io/revision': '1',
    'kaito.sh/upgrade-start-time': '2026-01-01T00:00:00Z',
  },
  InferenceSet: {
    'inferenceset.kaito.io/hash': 'a1',
    'inferenceset.kaito.io/revision': '1',
  },
  RAGEngine: {
    'ragengine.kaito.io/hash': 'a1',
    'ragengine.kaito.io/revision': '1',
  },
};

const FINALIZERS: Record<string, string> = {
  Workspace: 'workspace.finalizer.kaito.sh',
  InferenceSet: 'inferenceset.finalizer.kaito.sh',
  RAGEngine: 'ragengine.finalizer.kaito.sh',
  MultiRoleInference: 'multiroleinference.kaito.sh/finalizer',
  ModelMirror: 'kaito.sh/model-mirror-cleanup',
};

function preset(owner: Json | undefined) {
  if (owner?.preset) {
    owner.preset.accessMode ??= 'public';
  }
}

/** What a controller that reads a pod template into types and writes it back makes of it. */
function writtenBack(template: Json | undefined) {
  if (!template) {
    return;
  }
  template.metadata = { ...template.metadata, creationTimestamp: null };
  for (const container of template.spec?.containers ?? []) {
    container.resources ??= {};
    const { limits = {} } = container.resources;
    for (const [name, amount] of Object.entries(limits)) {
      limits[name] = String(amount);
    }
  }
}

const DEFAULTS: Record<string, (object: Json) => void> = {
  Workspace: ({ resource, inference, tuning }) => {
    if (resource) {
      resource.count ??= 1;
    }
    preset(inference);
    preset(tuning);
    writtenBack(inference?.template);
  },
  InferenceSet: ({ spec }) => {
    spec.replicas ??= 1;
    spec.updateStrategy ??= {
      type: 'RollingUpdate',
      rollingUpdate: { maxUnavailable: 1 },
    };
    preset(spec.template.inference);
    if (spec.autoUpgrade) {
      spec.autoUpgrade.enabled ??= false;
      spec.autoUpgrade.strategy ??= 'InPlace';
      if (spec.autoUpgrade.maintenanceWindow) {
        spec.autoUpgrade.maintenanceWindow.duration ??= '4h';
      }
    }
  },
  RAGEngine: ({ spec }) => {
    if (spec.compute) {
      spec.compute.count ??= 1;
    }
  },
  MultiRoleInference: ({ spec }) => {
    spec.roles.forEach((role: Json) => {
      role.replicas ??= 1;
    });
  },
  ModelMirror: ({ spec }) => {
    spec.mode ??= 'Managed';
  },
  Service: ({ spec }) => {
    spec.type ??= 'ClusterIP';
    spec.clusterIP = '10.0.0.7';
    spec.clusterIPs = ['10.0.0.7'];
    spec.ipFamilies = ['IPv4'];
    spec.ipFamilyPolicy = 'SingleStack';
    spec.sessionAffinity ??= 'None';
    spec.internalTrafficPolicy ??= 'Cluster';
    if (spec.type === 'LoadBalancer') {
      spec.externalTrafficPolicy ??= 'Cluster';
      spec.allocateLoadBalancerNodePorts ??= true;
    }
    spec.ports.forEach((port: Json) => {
      port.protocol ??= 'TCP';
      port.targetPort ??= port.port;
    });
  },
  HTTPRoute: ({ spec }) => {
    spec.parentRefs?.forEach((ref: Json) => {
      ref.group ??= 'gateway.networking.k8s.io';
      ref.kind ??= 'Gateway';
    });
    spec.rules?.forEach((rule: Json) => {
      rule.matches ??= [{ path: { type: 'PathPrefix', value: '/' } }];
      rule.matches.forEach((match: Json) => {
        match.path ??= { type: 'PathPrefix', value: '/' };
      });
      rule.backendRefs?.forEach((ref: Json) => {
        ref.group ??= '';
        ref.kind ??= 'Service';
        ref.weight ??= 1;
      });
    });
  },
  ExternalSecret: ({ spec }) => {
    spec.refreshInterval ??= '1h';
    spec.target = {
      creationPolicy: 'Owner',
      deletionPolicy: 'Retain',
      ...spec.target,
    };
    spec.data?.forEach(({ remoteRef }: Json) => {
      remoteRef.conversionStrategy ??= 'Default';
      remoteRef.decodingStrategy ??= 'None';
      remoteRef.metadataPolicy ??= 'None';
    });
  },
  Kustomization: ({ spec }) => {
    spec.force ??= false;
  },
};

/** The object as the cluster holds it: with the defaults of its schema and what the API server and KAITO write. */
export function defaultedTwin(manifest: object): Json {
  const live: Json = JSON.parse(JSON.stringify(manifest));
  const { kind, metadata } = live;
  DEFAULTS[kind]?.(live);
  live.metadata = {
    ...metadata,
    namespace: metadata.namespace ?? 'default',
    uid: 'u',
    resourceVersion: '7',
    generation: 2,
    creationTimestamp: '2026-01-01T00:00:00Z',
    managedFields: [{ manager: 'kaito' }],
    ...(FINALIZERS[kind] && { finalizers: [FINALIZERS[kind]] }),
    annotations: { ...metadata.annotations, ...KAITO_WRITES[kind] },
  };
  live.status = { conditions: [] };
  return live;
}
