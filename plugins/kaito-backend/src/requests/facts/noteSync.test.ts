import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { aMerge, at, MERGE, someFacts } from '../__testUtils__/aRequest';
import { noteSync } from './noteSync';
import { syncObject } from './syncObject';

const OTHER = 'c'.repeat(40);
const facts = someFacts({ pull: aMerge() });
const now = new Date(at(22));

const object = (kind: string, name: string, rest: object): KubeObject =>
  ({
    apiVersion: 'x/v1',
    kind,
    metadata: { name, namespace: 'gitops' },
    ...rest,
  } as KubeObject);

const flux = (revision: string, ready: object = { status: 'True' }) =>
  object('Kustomization', 'fleet', {
    status: {
      lastAppliedRevision: revision,
      conditions: [{ type: 'Ready', ...ready }],
    },
  });

const argo = (sync: object, operationState: object = {}) =>
  object('Application', 'fleet', { status: { sync, operationState } });

const word = (from: KubeObject) => noteSync(facts, from, now).sync;

describe('noteSync', () => {
  it.each<[string, KubeObject, string, string | null]>([
    ['Flux, applied', flux(`main@sha1:${MERGE}`), 'applied', null],
    ['Flux of old, applied', flux(`main/${MERGE}`), 'applied', null],
    ['Flux, behind', flux(`main@sha1:${OTHER}`), 'behind', null],
    [
      'Flux, failing',
      flux(`main@sha1:${OTHER}`, {
        status: 'False',
        reason: 'BuildFailed',
        message: 'no kustomization.yaml',
      }),
      'failed',
      'no kustomization.yaml',
    ],
    [
      'Flux, waiting for another',
      flux(`main@sha1:${OTHER}`, {
        status: 'False',
        reason: 'DependencyNotReady',
        message: 'waits',
      }),
      'behind',
      'waits',
    ],
    [
      'Argo CD, applied',
      argo({ status: 'Synced', revision: MERGE }),
      'applied',
      null,
    ],
    [
      'Argo CD, about to',
      argo({ status: 'OutOfSync', revision: MERGE }),
      'behind',
      null,
    ],
    [
      'Argo CD, failing',
      argo(
        { status: 'OutOfSync', revision: MERGE },
        { phase: 'Failed', message: 'forbidden' },
      ),
      'failed',
      'forbidden',
    ],
  ])('%s', (_, from, state, message) => {
    expect(word(from)).toMatchObject({ state, message, at: at(22) });
  });

  it('keeps since when it is so, and that it was applied once', () => {
    const behind = noteSync(facts, flux(OTHER), now);
    const later = new Date(at(30));
    expect(noteSync(behind, flux(OTHER), later)).toBe(behind);
    const applied = noteSync(behind, flux(MERGE), later);
    expect(applied.sync).toMatchObject({ state: 'applied', at: at(30) });
    expect(noteSync(applied, flux(OTHER), later)).toBe(applied);
  });

  it('says nothing before the merge is known', () => {
    const open = someFacts();
    expect(noteSync(open, flux(MERGE), now)).toBe(open);
    expect(noteSync(facts, undefined, now)).toBe(facts);
  });
});

describe('syncObject', () => {
  const kustomization = (name: string, path?: string) =>
    object('Kustomization', name, { spec: { path } });
  const application = (name: string, source: object, destination: object) =>
    object('Application', name, { spec: { source, destination } });
  const cluster = (name: string, ...objects: KubeObject[]) => ({
    name,
    objects: (kind: string) => objects.filter(one => one.kind === kind),
  });
  const target = {
    cluster: 'north',
    repository: 'platform/fleet',
    files: ['clusters/north/search/phi.yaml'],
  };
  const find = (...clusters: ReturnType<typeof cluster>[]) =>
    syncObject(clusters, target)?.metadata.name;

  it('is the Kustomization with the deepest folder above the files', () => {
    expect(
      find(
        cluster(
          'north',
          kustomization('all'),
          kustomization('north', './clusters/north/'),
          kustomization('northern', 'clusters/northern'),
          kustomization('elsewhere', './clusters/south'),
        ),
        cluster('south', kustomization('theirs', 'clusters/north/search')),
      ),
    ).toBe('north');
  });

  it('is an Application of the repository that leads here, wherever Argo CD lives', () => {
    const source = {
      repoURL: 'https://git.example.com/platform/fleet.git',
      path: 'clusters/north',
    };
    expect(
      find(
        cluster(
          'hub',
          application('other', source, { name: 'south' }),
          application('ours', source, { name: 'north' }),
        ),
        cluster('north'),
      ),
    ).toBe('ours');
    expect(
      find(
        cluster('north', application('here', source, { name: 'in-cluster' })),
      ),
    ).toBe('here');
    const foreign = { ...source, repoURL: 'https://git.example.com/a/fleet' };
    expect(
      find(cluster('north', application('x', foreign, {}))),
    ).toBeUndefined();
  });

  it('is nothing while the files are not known', () => {
    expect(
      syncObject([cluster('north', kustomization('all'))], {
        ...target,
        files: [],
      }),
    ).toBeUndefined();
  });
});
