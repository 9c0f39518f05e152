type Edit = { sign: ' ' | '-' | '+'; text: string };
const CONTEXT = 3;
const NO_NEWLINE = '\\ No newline at end of file';

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  return lines.at(-1) === ''
    ? lines.slice(0, -1)
    : [...lines.slice(0, -1), `${lines.at(-1)}\n${NO_NEWLINE}`];
}

/** Shortest way from one list of lines to the other, by Myers' greedy walk. */
function walk(a: string[], b: string[]): Edit[] {
  const trail: Map<number, number>[] = [];
  let reach = new Map([[1, 0]]);
  const at = (k: number) => reach.get(k) ?? -1;
  const ended = (d: number) => {
    for (let k = -d; k <= d; k += 2) {
      let x =
        k === -d || (k !== d && at(k - 1) < at(k + 1))
          ? at(k + 1)
          : at(k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) {
        x += 1;
      }
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) {
        return true;
      }
    }
    return false;
  };
  for (let d = 0; ; d += 1) {
    trail.push(new Map(reach));
    if (ended(d)) {
      break;
    }
    reach = new Map(reach);
  }
  return retrace(a, b, trail);
}

function retrace(
  a: string[],
  b: string[],
  trail: Map<number, number>[],
): Edit[] {
  const edits: Edit[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = trail.length - 1; d >= 0; d -= 1) {
    const at = (k: number) => trail[d].get(k) ?? -1;
    const k = x - y;
    const from = k === -d || (k !== d && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
    const startX = d === 0 ? 0 : at(from);
    const startY = d === 0 ? 0 : startX - from;
    while (x > startX && y > startY) {
      x -= 1;
      y -= 1;
      edits.push({ sign: ' ', text: a[x] });
    }
    if (x > startX) {
      x -= 1;
      edits.push({ sign: '-', text: a[x] });
    } else if (y > startY) {
      y -= 1;
      edits.push({ sign: '+', text: b[y] });
    }
  }
  return edits.reverse();
}

/** Stretches of edits with what is around them, as [first, end) of the list. */
function hunks(edits: Edit[]): [number, number][] {
  const found: [number, number][] = [];
  edits.forEach(({ sign }, index) => {
    if (sign === ' ') {
      return;
    }
    const [from, to] = [
      Math.max(0, index - CONTEXT),
      Math.min(edits.length, index + CONTEXT + 1),
    ];
    const last = found.at(-1);
    if (last && from <= last[1]) {
      last[1] = to;
    } else {
      found.push([from, to]);
    }
  });
  return found;
}

function range(before: Edit[], within: Edit[], other: Edit['sign']): string {
  const start = before.filter(({ sign }) => sign !== other).length;
  const count = within.filter(({ sign }) => sign !== other).length;
  return `${count === 0 ? start : start + 1},${count}`;
}

/** How a text becomes another, as `patch` and `git apply` read it; empty when they are the same. */
export function unifiedDiff(
  name: string,
  before: string,
  after: string,
): string {
  if (before === after) {
    return '';
  }
  const edits = walk(linesOf(before), linesOf(after));
  const body = hunks(edits).map(([from, to]) => {
    const [above, within] = [edits.slice(0, from), edits.slice(from, to)];
    const lines = within.map(({ sign, text }) => `${sign}${text}\n`).join('');
    return `@@ -${range(above, within, '+')} +${range(
      above,
      within,
      '-',
    )} @@\n${lines}`;
  });
  return `--- a/${name}\n+++ b/${name}\n${body.join('')}`;
}
