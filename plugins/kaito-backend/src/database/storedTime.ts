/** What a driver returns for a timestamp: PostgreSQL a Date, SQLite milliseconds. */
export type StoredTime = Date | number | string;

/** A stored timestamp as ISO 8601 in UTC. */
export function toInstant(time: StoredTime): string {
  return new Date(time).toISOString();
}
