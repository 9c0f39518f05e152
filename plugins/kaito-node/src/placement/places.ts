/** Where machines would be ordered. */
export interface CloudPlace {
  subscriptionId: string;
  /** Region as the cloud names it in its API, e.g. `westeurope`. */
  location: string;
}

/** Machines that would be ordered. */
export interface MachineOrder {
  place: CloudPlace;
  /** e.g. `Standard_NC24ads_A100_v4`, in any case. */
  instanceType: string;
  nodes: number;
  /** Spot machines have a quota and a price of their own. */
  spot: boolean;
}
