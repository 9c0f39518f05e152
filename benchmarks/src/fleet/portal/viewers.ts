import { TEAMS } from '../clusters/objects/workloads';

/** Someone who looks. */
export interface Viewer {
  name: string;
  groups: string[];
}

/** Of five viewers four belong to a team, and see by condition; one audits, and sees all. */
export function viewer(index: number): Viewer {
  const group = index % 5 === 4 ? 'audit' : `team-${index % TEAMS}`;
  return { name: `viewer-${index}`, groups: [`group:default/${group}`] };
}

/** Someone the example policy lets do everything. */
export const ENGINEER: Viewer = {
  name: 'engineer',
  groups: ['group:default/platform'],
};

/** Header in which a viewer's name and groups are given at sign-in. */
export const VIEWER_HEADER = 'x-bench-viewer';
