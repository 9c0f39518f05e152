/** Id, kinds, severities, meaning, facts of the cluster it needs; lists are joined by commas. */
export type RuleRow = [
  id: string,
  kinds: string,
  severities: string,
  meaning: string,
  needs: string,
];
