import type { RequestProblem } from '../requests/DeploymentRequestError';
import { chosenGates, FEATURE_GATES, gatesOf } from './gates';
import type { Cloud, SetupProvisioner, SetupRelease } from './releases';

/** What is checked of a setup whose fields can be read one by one. */
interface Candidate {
  install: string;
  cloud: Cloud;
  chart?: {
    version: SetupRelease;
    provisioner?: SetupProvisioner;
    gates: Record<string, boolean>;
    autoscaling: string;
  };
  nodePool?: object;
  portal: { signsIn: string; objectId?: string };
}

const problem = (field: string, reason: string): RequestProblem => ({
  field,
  reason,
});

/** What stands in the way of a setup as a whole: choices that do not go together. Empty when nothing does. */
export function checkSetup(setup: Candidate): RequestProblem[] {
  const { install, cloud, chart, nodePool } = setup;
  const problems: RequestProblem[] = [];
  if (install === 'aks-add-on' && cloud !== 'azure') {
    problems.push(
      problem(
        'install',
        `the AKS add-on is for AKS, and the cloud is ${cloud}; choose chart`,
      ),
    );
  }
  if (install !== 'chart' && chart) {
    problems.push(
      problem(
        'chart',
        `nothing of the chart can be chosen where the agent does not install it; leave it out, or choose chart for install`,
      ),
    );
  }
  if (install === 'chart' && chart) {
    problems.push(...provisionerProblems(cloud, chart));
    problems.push(...gateProblems(cloud, chart));
    problems.push(...autoscalingProblems(cloud, chart));
  }
  if (nodePool && chart?.provisioner !== 'byo') {
    problems.push(
      problem(
        'nodePool',
        'nodes are brought by hand only with the provisioner byo; choose it, or leave the node pool out',
      ),
    );
  }
  problems.push(...signInProblems(setup));
  return problems;
}

function signInProblems({ cloud, portal }: Candidate): RequestProblem[] {
  const entra = portal.signsIn === 'entra';
  return [
    ...(entra && cloud === 'aws'
      ? [
          problem(
            'portal.signsIn',
            'clusters on AWS know no Microsoft Entra; choose token or inside',
          ),
        ]
      : []),
    ...(entra === (portal.objectId === undefined)
      ? [
          problem(
            'portal.objectId',
            entra
              ? 'is missing: give the object id of the identity the portal signs in with'
              : 'is only for entra; choose that for signsIn, or leave it out',
          ),
        ]
      : []),
  ];
}

type Chart = NonNullable<Candidate['chart']>;

const provisionerOf = (cloud: Cloud, { version, provisioner }: Chart) =>
  provisioner ?? version.provisioners[cloud][0];

function provisionerProblems(cloud: Cloud, chart: Chart) {
  const { version, provisioner } = chart;
  const known = version.provisioners[cloud];
  return provisioner && !known.includes(provisioner)
    ? [
        problem(
          'chart.provisioner',
          `KAITO ${
            version.version
          } cannot get nodes by ${provisioner} in ${cloud}; choose ${known.join(
            ' or ',
          )}`,
        ),
      ]
    : [];
}

function gateProblems(cloud: Cloud, chart: Chart): RequestProblem[] {
  const { version } = chart;
  const known = gatesOf(version);
  const names = known.map(({ name }) => name);
  const unknown = Object.keys(chart.gates).filter(
    name => !names.includes(name),
  );
  const on = chosenGates(version, chart.gates);
  return [
    ...unknown.map(name => problem('chart.gates', unknownGate(name, chart))),
    ...known
      .filter(({ name }) => on[name])
      .flatMap(gate => [
        ...gate.needs
          .filter(need => !on[need])
          .map(need =>
            problem(
              `chart.gates.${gate.name}`,
              `does nothing without ${need}; switch that on too, or this off`,
            ),
          ),
        ...(gate.provisioner && gate.provisioner !== provisionerOf(cloud, chart)
          ? [
              problem(
                `chart.gates.${gate.name}`,
                `works only with the provisioner ${gate.provisioner}; choose that, or switch it off`,
              ),
            ]
          : []),
        ...(gate.cloud && gate.cloud !== cloud
          ? [
              problem(
                `chart.gates.${gate.name}`,
                `works only in ${gate.cloud}; switch it off`,
              ),
            ]
          : []),
      ]),
  ];
}

function unknownGate(name: string, { version }: Chart): string {
  const later = FEATURE_GATES.find(gate => gate.name === name);
  if (later) {
    return `KAITO ${version.version} has no gate ${name}, which came with ${later.since}, and would not start; leave it out or choose a newer release`;
  }
  return name === 'disableNodeAutoProvisioning'
    ? `${name} follows from the provisioner; choose byo there`
    : `KAITO ${
        version.version
      } has no gate ${name} and would not start; it has ${gatesOf(version)
        .map(gate => gate.name)
        .join(', ')}`;
}

function autoscalingProblems(cloud: Cloud, chart: Chart): RequestProblem[] {
  const { autoscaling, version } = chart;
  if (autoscaling === 'none') return [];
  const on = chosenGates(version, chart.gates);
  return [
    ...(on.enableInferenceSetController
      ? []
      : [
          problem(
            'chart.autoscaling',
            'only InferenceSets are scaled; switch enableInferenceSetController on, or choose none',
          ),
        ]),
    ...(autoscaling === 'keda-add-on' && cloud !== 'azure'
      ? [
          problem(
            'chart.autoscaling',
            `the KEDA add-on is for AKS, and the cloud is ${cloud}; choose keda`,
          ),
        ]
      : []),
  ];
}
