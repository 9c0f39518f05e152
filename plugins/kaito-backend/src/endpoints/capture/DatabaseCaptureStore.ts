import type { Knex } from 'knex';
import type { Capture, CapturedText, CaptureStore } from './CaptureStore';

export const CAPTURES = 'kaito_gateway_captures';

/** Captures in the plugin's own database, PostgreSQL or SQLite. */
export class DatabaseCaptureStore implements CaptureStore {
  constructor(private readonly knex: Knex) {}

  async add(capture: Capture): Promise<void> {
    const { prompt, answer, ...rest } = capture;
    await this.knex(CAPTURES).insert({
      ...rest,
      prompt_sha256: prompt?.sha256 ?? null,
      prompt_bytes: prompt?.bytes ?? null,
      prompt: storable(prompt),
      answer_sha256: answer.sha256,
      answer_bytes: answer.bytes,
      answer: storable(answer),
      truncated: Boolean(prompt?.truncated) || answer.truncated,
      stored_bytes: size(prompt) + size(answer),
    });
  }

  async prune(before: Date, maxTotalBytes: number): Promise<number> {
    const old = await this.knex(CAPTURES).where('at', '<', before).delete();
    const sums = this.knex(CAPTURES)
      .select('id')
      .select(
        this.knex.raw('sum(stored_bytes) over (order by id desc) as total'),
      )
      .as('sums');
    const [beyond] = await this.knex
      .from(sums)
      .where('total', '>', maxTotalBytes)
      .max('id as id');
    const { id } = beyond as { id: number | string | null };
    return id === null
      ? old
      : old + (await this.knex(CAPTURES).where('id', '<=', id).delete());
  }
}

/** PostgreSQL takes no NUL in a text. */
function storable(captured: CapturedText | null): string | null {
  return captured?.text?.replaceAll('\0', '\ufffd') ?? null;
}

function size(captured: CapturedText | null): number {
  return captured?.text ? Buffer.byteLength(captured.text) : 0;
}
