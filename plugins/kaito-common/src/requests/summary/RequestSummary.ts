/** What a reviewer wants to know of a request at a glance. Sizes are KAITO's own estimate, not a measurement. */
export interface RequestSummary {
  /** Kind of the request, e.g. `TuningWorkspace`. */
  kind: string;
  /** The model; of a pod of one's own, its image. */
  model: string;
  /** Null when the model is not in KAITO's catalog. */
  licence: string | null;
  licenceClass: string;
  /** Null where nodes are brought by hand, or none are asked for. */
  instanceType: string | null;
  /** GPU model of the machine type; null when the type is not in KAITO's table. */
  gpuModel: string | null;
  /** Estimated or configured, all replicas together, as `machines` says; null when neither. */
  nodes: number | null;
  /** Like `nodes`. */
  gpus: number | null;
  /** Machines in words, with where the numbers come from. */
  machines: string;
  /** Whether it fits, in words, and what to beware of. */
  fit: string;
  /** Context in words: configured, or left to KAITO. Null where there is none. */
  context: string | null;
  /** From where it can be reached. Null for what serves nothing. */
  reach: string | null;
}
