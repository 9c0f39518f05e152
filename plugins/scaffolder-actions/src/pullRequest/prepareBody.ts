import {
  codeBlock,
  type SetupSummary,
} from '@kaito-portal/backstage-plugin-kaito-common/cluster-setup';
import { escapeCell } from './escape';
import { factTable, machineBlock, type Row, table } from './table';

/** What a reviewer of a cluster's preparation is told. */
export interface PrepareFacts {
  requestId: string;
  requestedBy: string;
  cluster: string;
  /** Paths of the manifests. */
  manifests: string[];
  setup: SetupSummary;
  /** Whether what an earlier preparation brought and is not chosen now goes. */
  removesOthers: boolean;
  owner: string | null;
  purpose: string | null;
}

function section(title: string, text: string): string {
  return text ? `### ${title}\n\n${text}\n` : '';
}

function installed({ components }: SetupSummary): string {
  return components.length === 0
    ? ''
    : table(
        ['Release', 'Version', 'Namespace', 'What it is'],
        components.map(({ name, version, namespace, what }) =>
          [name, version, namespace, what].map(escapeCell),
        ),
      );
}

function gates({ gates: all, version }: SetupSummary): string {
  if (all.length === 0) return '';
  const word = (on: boolean) => (on ? 'on' : 'off');
  return table(
    [
      'Gate',
      'Here',
      `By default${version ? ` in ${escapeCell(version)}` : ''}`,
      'What it does',
    ],
    all.map(({ name, on, byDefault, what }) => [
      escapeCell(name),
      on === byDefault ? word(on) : `**${word(on)}**`,
      word(byDefault),
      escapeCell(what),
    ]),
  );
}

function rights({ rights: all }: SetupSummary): string {
  const rows = all.map(({ verbs, on, where, what }) =>
    [verbs, on, where, what].map(escapeCell),
  );
  return `This is all the portal’s identity may do in the cluster, and so may whoever gets hold of it:\n\n${table(
    ['May', 'On', 'Where', 'What for'],
    rows,
  )}`;
}

/** An address as a link, where it is plainly one. */
function linkTo(address: string): string {
  return /^https:\/\/[\w.-]+(\/[\w./#-]*)?$/.test(address)
    ? `<${address}>`
    : escapeCell(address);
}

function byHand({ commands }: SetupSummary): string {
  return commands
    .map(step =>
      [
        `**${escapeCell(step.title)}.** ${escapeCell(step.why)}`,
        step.commands && codeBlock(step.commands, 'sh'),
        step.link && `Described at ${linkTo(step.link)}`,
      ]
        .filter(Boolean)
        .join('\n\n'),
    )
    .join('\n\n');
}

const numbered = (sentences: readonly string[]) =>
  sentences
    .map((sentence, index) => `${index + 1}. ${escapeCell(sentence)}`)
    .join('\n');

/** The text of a pull request that prepares a cluster: what is installed and granted, what is left to do by hand. */
export function prepareBody(facts: PrepareFacts): string {
  const { cluster, setup } = facts;
  const rows: Row[] = [
    ['Prepares', `\`${cluster}\``],
    ['KAITO', escapeCell(setup.install)],
    ...(setup.version ? [['Release', escapeCell(setup.version)] as Row] : []),
    ...(setup.provisioner
      ? [['GPU nodes', escapeCell(setup.provisioner)] as Row]
      : []),
    ['Kept by', escapeCell(setup.agent)],
    [
      'Of an earlier preparation',
      facts.removesOthers
        ? 'what is not chosen here is removed; see the changes'
        : 'what is not chosen here stays as it is',
    ],
    ['Requested by', escapeCell(facts.requestedBy)],
    ['Owner', escapeCell(facts.owner ?? 'not given')],
    ['Purpose', escapeCell(facts.purpose ?? 'not given')],
    ['Request', `\`${facts.requestId}\``],
  ];
  return `${machineBlock({
    requestId: facts.requestId,
    requestedBy: facts.requestedBy,
    action: 'prepare',
    cluster,
    manifests: facts.manifests,
    version: setup.version,
    components: setup.components.map(({ name, version }) => ({
      name,
      version,
    })),
    gates: Object.fromEntries(setup.gates.map(({ name, on }) => [name, on])),
    owner: facts.owner,
    purpose: facts.purpose,
  })}${factTable(rows)}
${section('What is installed', installed(setup))}
${section('Feature gates', gates(setup))}
${section('What the portal may do', rights(setup))}
${section('To do by hand', byHand(setup))}
${section('What happens next', numbered(setup.next))}
${section('How to go back', setup.rollback.map(escapeCell).join('\n\n'))}
`.replace(/\n{3,}/g, '\n\n');
}
