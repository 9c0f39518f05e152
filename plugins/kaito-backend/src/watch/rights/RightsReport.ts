import type { WatchVerb } from '@kaito-portal/backstage-plugin-kaito-common';

/** What a cluster said about the rights of the portal's account. */
export type RightsReport =
  | {
      state: 'checked';
      /** When it was asked, ms since the epoch. */
      at: number;
      /** Missing verbs by resource name (`pods`, `workspaces.kaito.sh`); a resource that lacks none is not in it. */
      missing: ReadonlyMap<string, readonly WatchVerb[]>;
    }
  | {
      state: 'not-checked';
      /** Why not, for people. */
      message: string;
    };

/** Gives what is known of the portal's rights in a cluster. */
export interface RightsSource {
  report(cluster: string): RightsReport;
}

export const NOT_ASKED: RightsReport = {
  state: 'not-checked',
  message: 'The portal has not asked this cluster for its own rights yet.',
};
