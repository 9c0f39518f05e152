import type { ClusterSetup } from '../ClusterSetup';
import {
  ACCOUNT,
  entraAccess,
  entraIdentity,
  optionalRoles,
  type PlainObject,
  portalRole,
  watcherAccess,
  watcherToken,
} from '../portalAccess';
import { argoApplication } from './argoObjects';
import { chartReleases } from './chartReleases';
import { ADD_ON_NAMESPACE } from './charts';
import { helmRelease, helmRepository } from './fluxObjects';
import { keptNamespace } from './keptNamespace';

/** An object and what its file is called. */
export interface SetupObject {
  file: string;
  object: PlainObject;
}

function fluxObjects(setup: ClusterSetup): SetupObject[] {
  const releases = chartReleases(setup);
  const objects = releases.flatMap(release => {
    const { release: name, repository, namespace } = release.chart;
    return [
      ...(namespace === ADD_ON_NAMESPACE
        ? []
        : [
            {
              file: `${namespace}-namespace.yaml`,
              object: keptNamespace(namespace, 'flux'),
            },
          ]),
      {
        file: `${namespace}-${repository.name}-source.yaml`,
        object: helmRepository(release.chart),
      },
      { file: `${name}-release.yaml`, object: helmRelease(release) },
    ];
  });
  return objects.filter(
    ({ file }, index) =>
      objects.findIndex(other => other.file === file) === index,
  );
}

function argoObjects(setup: ClusterSetup): SetupObject[] {
  return chartReleases(setup).map((release, wave) => ({
    file: `${release.chart.release}-application.yaml`,
    object: argoApplication(release, {
      namespace: setup.argocdNamespace,
      wave,
    }),
  }));
}

function accessObjects({ portal }: ClusterSetup): PlainObject[] {
  if (portal.objectId) return entraAccess(portal.objectId);
  return [
    ...watcherAccess(),
    ...(portal.signsIn === 'token' ? [watcherToken()] : []),
  ];
}

function portalObjects(setup: ClusterSetup): SetupObject[] {
  const { portal, agent } = setup;
  const access = accessObjects(setup).map(object => ({
    file: `portal-watcher-${object.kind.toLowerCase()}.yaml`,
    object:
      object.kind === 'Namespace'
        ? keptNamespace(object.metadata.name, agent)
        : object,
  }));
  const subject = portal.objectId ? entraIdentity(portal.objectId) : ACCOUNT;
  const roles = optionalRoles(portal).flatMap(({ role, namespaces }) =>
    namespaces.flatMap(namespace =>
      portalRole(role, namespace, subject).map(object => ({
        file: `${role.name.replace(
          'kaito-',
          '',
        )}-${namespace}-${object.kind.toLowerCase()}.yaml`,
        object,
      })),
    ),
  );
  return [...access, ...roles];
}

/** Every object of a setup, one a file, in the order in which they are needed. */
export function setupObjects(setup: ClusterSetup): SetupObject[] {
  return [
    ...(setup.agent === 'flux' ? fluxObjects(setup) : argoObjects(setup)),
    ...portalObjects(setup),
  ];
}
