import { z } from 'zod';
import { parsePrometheus } from './parsePrometheus';
import type { Scrape } from './Reading';
import { isOfVllm, readVllm } from './readVllm';

const MAX_GPUS = 64;

const gpuSchema = z.looseObject({
  name: z.string(),
  load: z.string().nullish(),
  memory: z
    .looseObject({ used: z.string().nullish(), total: z.string().nullish() })
    .nullish(),
});
const transformersSchema = z.looseObject({
  gpu_info: z.array(gpuSchema).nullish(),
  cpu_info: z.unknown(),
});

/** Reads what `/metrics` answered: vLLM's text, or the JSON of KAITO's transformers runtime. Never throws. */
export function readMetrics(text: string): Scrape {
  if (text.trimStart().startsWith('{')) {
    return readTransformers(text);
  }
  return readVllm(parsePrometheus(text, isOfVllm).series);
}

function readTransformers(text: string): Scrape {
  const parsed = transformersSchema.safeParse(toJson(text));
  if (
    !parsed.success ||
    (!parsed.data.gpu_info && parsed.data.cpu_info === undefined)
  ) {
    return { kind: 'none' };
  }
  const gpus = (parsed.data.gpu_info ?? []).slice(0, MAX_GPUS);
  return {
    kind: 'transformers',
    gpus: gpus.map(({ name, load, memory }) => ({
      name: name.slice(0, 100),
      memoryUsedGiB: amountIn(memory?.used, 'GB'),
      memoryTotalGiB: amountIn(memory?.total, 'GB'),
      load: percentIn(load),
    })),
  };
}

/** KAITO writes `1.50 GB` for what it has divided by 1024. */
function amountIn(text: string | null | undefined, unit: string) {
  const amount = parseFloat(text ?? '');
  return text?.trim().endsWith(unit) && Number.isFinite(amount) && amount >= 0
    ? amount
    : null;
}

function percentIn(text: string | null | undefined): number | null {
  const percent = amountIn(text, '%');
  return percent === null ? null : Math.min(1, percent / 100);
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
