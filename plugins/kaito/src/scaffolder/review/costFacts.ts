import type { PreflightReport } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Fact } from '../../components';
import { costWords } from './checkWords';
import type { FormPreview } from './previewForm';

const NUMBER = new Intl.NumberFormat('en');

const plural = (count: number, one: string) =>
  `${NUMBER.format(count)} ${one}${count === 1 ? '' : 's'}`;

function machines(
  preview: FormPreview,
  report: PreflightReport | undefined,
): Fact[] {
  const estimate = report?.estimate;
  if (estimate) {
    const { nodes, gpus, gpuModel, basis } = estimate;
    const model = gpuModel ? ` (${gpuModel})` : '';
    return [
      [
        'Machines',
        `${plural(nodes, 'node')}, ${plural(gpus, 'GPU')}${model}, ${basis}`,
      ],
    ];
  }
  return preview.kind === 'ready'
    ? [['Machines', preview.prepared.summary.machines]]
    : [];
}

function room(preview: FormPreview): Fact[] {
  if (preview.kind !== 'ready' || !preview.headroom) {
    return [];
  }
  const { usedShare, tight, longestContext } = preview.headroom;
  return [
    [
      'Headroom',
      `The weights take ${Math.round(
        usedShare * 100,
      )} % of the memory they may use, estimated${
        tight ? '; that is tight' : ''
      }`,
    ],
    ...(longestContext === null
      ? []
      : [
          [
            'Longest context on these machines',
            `${NUMBER.format(longestContext)} tokens, estimated`,
          ] satisfies Fact,
        ]),
  ];
}

/** What a request costs and how the model fits, as far as it is known. */
export function costFacts(
  preview: FormPreview,
  report: PreflightReport | undefined,
): Fact[] {
  const summary =
    preview.kind === 'ready' ? preview.prepared.summary : undefined;
  const fit = report?.checks.find(({ check }) => check === 'fit');
  const told: [string, string | null | undefined][] = [
    ['Fit', summary?.fit ?? fit?.reason],
    ['Context', summary?.context],
    ['Reached from', summary?.reach],
    [
      'Licence',
      summary?.licence && `${summary.licence} (${summary.licenceClass})`,
    ],
  ];
  return [
    ...(report ? [['Cost', costWords(report.cost)] satisfies Fact] : []),
    ...machines(preview, report),
    ...room(preview),
    ...told.flatMap(([name, value]): Fact[] => (value ? [[name, value]] : [])),
  ];
}
