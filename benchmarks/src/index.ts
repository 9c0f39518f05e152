import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Benchmark } from './Benchmark';
import { fleet } from './fleet/fleet';
import { gateway } from './gateway/gateway';
import { render } from './render/render';
import { machine } from './report/machine';
import { formatTable } from './report/table';
import { soak } from './soak/soak';
import { validation } from './validation/validation';
import { readBomb } from './yaml/readBomb';
import { yaml } from './yaml/yaml';

const BENCHMARKS: Record<string, Benchmark> = {
  validation,
  yaml,
  fleet,
  gateway,
  soak,
  render,
};
const RESULTS = join(dirname(process.argv[1]), '..', 'results');

function usage(): string {
  const lines = Object.entries(BENCHMARKS).map(
    ([name, { summary }]) => `  ${name.padEnd(12)}${summary}`,
  );
  return `Usage: yarn bench NAME [OPTIONS]\n\n${lines.join('\n')}\n`;
}

function save(name: string, at: Date, data: unknown): string {
  mkdirSync(RESULTS, { recursive: true });
  const file = join(RESULTS, `${name}-${at.toISOString().slice(0, 10)}.json`);
  const content = { benchmark: name, at: at.toISOString(), machine: machine() };
  writeFileSync(file, `${JSON.stringify({ ...content, data }, null, 2)}\n`);
  return file;
}

async function main([name = '', ...rest]: string[]): Promise<number> {
  if (name === '--bomb') {
    const [reader, bomb] = rest;
    process.stdout.write(JSON.stringify(readBomb(reader, bomb)));
    return 0;
  }
  if (!Object.hasOwn(BENCHMARKS, name)) {
    process.stderr.write(usage());
    return 2;
  }
  const { tables, data, missed } = await BENCHMARKS[name].run(rest);
  const { cpu, cores, node } = machine();
  process.stdout.write(
    `${cpu}, ${cores} cores, Node ${node}\n\n${tables
      .map(formatTable)
      .join('\n')}\n`,
  );
  process.stdout.write(`Written to ${save(name, new Date(), data)}\n`);
  missed.forEach(goal => process.stdout.write(`Missed: ${goal}\n`));
  return missed.length ? 1 : 0;
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  error => {
    process.stderr.write(`${(error as Error).stack}\n`);
    process.exitCode = 1;
  },
);
