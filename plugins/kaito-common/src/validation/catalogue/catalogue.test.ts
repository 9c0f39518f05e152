import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '..';

const ids = RULES.map(({ id }) => id);
const FOLDER = join(__dirname, '..');
const NUMBERED = /'((?:W\d+|(?:IS|RAG|MRI|MM)-\d+))'/g;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === 'catalogue' ? [] : sources(path);
    }
    return /\.ts$/.test(path) && !/\.test\.ts$/.test(path)
      ? [readFileSync(path, 'utf8')]
      : [];
  });
}

describe('the catalogue of rules', () => {
  const text = sources(FOLDER).join('\n');

  it('names each rule once', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names every numbered rule of the code', () => {
    const used = new Set([...text.matchAll(NUMBERED)].map(([, id]) => id));
    expect([...used].filter(id => !ids.includes(id))).toEqual([]);
  });

  it('names no rule the code does not have', () => {
    expect(ids.filter(id => !text.includes(`'${id}'`))).toEqual([]);
  });

  it('is what docs/rules.md says, row by row', () => {
    const page = readFileSync(
      join(__dirname, '../../../../../docs/rules.md'),
      'utf8',
    );
    const rows = page
      .split('\n')
      .filter(line => /^\| (?!Rule|-)/.test(line))
      .map(line => line.split('|').map(cell => cell.trim()))
      .map(cells => cells.slice(1, -1));
    expect(rows).toEqual(
      RULES.map(({ id, kinds, severities, meaning, needs }) => [
        id,
        kinds,
        severities.join(', '),
        meaning,
        needs || '–',
      ]),
    );
  });
});
