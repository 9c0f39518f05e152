import { notChecked, rejected } from '../Finding';
import type { Rule } from '../rule';

const OPT_OUT = 'kaito.sh/model-streaming';
const PATH = 'inference.preset';
const DRIVER = 'blob.csi.azure.com';
const FIX = `Annotate the Workspace with \`${OPT_OUT}: disabled\``;

/** W36: with the gate ModelStreaming on, vLLM presets need Azure and its blob CSI driver, or opt out. */
export const streaming: Rule = ({
  workspace,
  annotations,
  runtime,
  context,
}) => {
  const { gates, cloud, csiDrivers } = context;
  const asked =
    workspace.inference?.preset &&
    runtime === 'vllm' &&
    annotations[OPT_OUT] !== 'disabled' &&
    gates?.ModelStreaming !== false;
  if (!asked) {
    return [];
  }
  if (gates?.ModelStreaming === undefined) {
    return [
      notChecked(
        'W36',
        PATH,
        'Whether the cluster streams models (gate ModelStreaming), which needs Azure and a CSI driver, is not known here',
      ),
    ];
  }
  if (cloud && cloud !== 'azure') {
    return [
      rejected(
        'W36',
        PATH,
        `The cluster streams models, which works on Azure only; this is ${cloud}`,
        FIX,
      ),
    ];
  }
  if (!cloud || !csiDrivers) {
    return [
      notChecked(
        'W36',
        PATH,
        `The cluster streams models; whether it is on Azure with the CSI driver ${DRIVER} is not known here`,
      ),
    ];
  }
  return csiDrivers.includes(DRIVER)
    ? []
    : [
        rejected(
          'W36',
          PATH,
          `The cluster streams models but lacks the CSI driver ${DRIVER}`,
          `${FIX}, or have the driver installed`,
        ),
      ];
};
