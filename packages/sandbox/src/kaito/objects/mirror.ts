import type { ApiObject } from '../../cluster/ApiObject';
import { stableHex, stableUid } from '../stable';
import { FINALIZER, LABEL } from './labels';

interface MirrorSpec {
  storage?: { size: string; storageClassName?: string };
  jobNamespace?: string;
}

function metadataFor(mirror: ApiObject, kind: string, name: string) {
  const { jobNamespace = 'default' } = mirror.spec as MirrorSpec;
  return {
    name,
    namespace: jobNamespace,
    uid: stableUid(`${mirror.metadata.uid}/${kind}`),
    labels: { [LABEL.mirror]: mirror.metadata.name },
  };
}

/** The volume claim of a ModelMirror, of the same name. */
export function buildMirrorClaim(
  mirror: ApiObject,
  created: string,
): ApiObject {
  const { storage } = mirror.spec as MirrorSpec;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...metadataFor(mirror, 'PersistentVolumeClaim', mirror.metadata.name),
      creationTimestamp: created,
      finalizers: [FINALIZER.mirrorClaim],
    },
    spec: {
      accessModes: ['ReadWriteMany'],
      storageClassName: storage?.storageClassName,
      resources: { requests: { storage: storage?.size } },
    },
    status: { phase: 'Pending' },
  };
}

/** The Job that downloads the weights of a ModelMirror. */
export function buildMirrorJob(mirror: ApiObject, created: string): ApiObject {
  const name = `${mirror.metadata.name}-download-${stableHex(
    mirror.metadata.uid ?? '',
    5,
  )}`;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      ...metadataFor(mirror, 'Job', name),
      creationTimestamp: created,
    },
    spec: {
      backoffLimit: 3,
      ttlSecondsAfterFinished: 3600,
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [
            {
              name: 'download',
              image: 'mcr.microsoft.com/aks/kaito/kaito-base:0.5.0',
              resources: { requests: { cpu: '3', memory: '8Gi' } },
            },
          ],
        },
      },
    },
    status: {},
  };
}
