/** A cloud's refusal in plain words. `what` completes "The cloud …". */
export interface CloudError {
  code: string;
  what: string;
  why: string;
  nextStep: string;
}

type Rule = { pattern: RegExp; explain: (sku: string) => CloudError };

const RULES: Rule[] = [
  {
    // Azure answers 409 OperationNotAllowed for quota, and also while the cluster itself is being changed.
    pattern:
      /quota|VcpuLimitExceeded|OperationNotAllowed(?!.*(in progress|another operation|stopp|deallocat))/is,
    explain: sku => ({
      code: 'quota',
      what: `has not enough quota left for ${sku}`,
      why: 'A cloud limits how many cores of a machine family a subscription may use in a region.',
      nextStep: `Ask for more vCPU quota for the family of ${sku} in this region, free some, or choose another machine type.`,
    }),
  },
  {
    pattern: /OperationNotAllowed/i,
    explain: () => ({
      code: 'operation-refused',
      what: 'does not take the request while the cluster itself is being changed',
      why: 'Another operation on the cluster or its machines is under way, or the cluster is stopped.',
      nextStep:
        'Wait for the operation to end or start the cluster; KAITO tries again by itself.',
    }),
  },
  {
    pattern:
      /SkuNotAvailable|AllocationFailed|OverconstrainedAllocation|OverconstrainedZonal|InsufficientCapacity|InsufficientInstanceCapacity|UnfulfillableCapacity|out of capacity/i,
    explain: sku => ({
      code: 'capacity',
      what: `has no ${sku} to give in this region or zone at present`,
      why: 'Quota is a right to ask; whether machines are there is another matter.',
      nextStep:
        'Wait and let KAITO try again, or choose another machine type, zone or region.',
    }),
  },
  {
    pattern:
      /Subnet(Is)?Full|InsufficientSubnetSize|InsufficientFreeAddresses/i,
    explain: sku => ({
      code: 'subnet-full',
      what: `found no free address in the subnet for ${sku}`,
      why: 'Each machine takes addresses from the subnet of the nodes.',
      nextStep: 'Free addresses in the node subnet or enlarge it.',
    }),
  },
  {
    pattern: /AuthorizationFailed|UnauthorizedOperation|AccessDenied|\b403\b/i,
    explain: sku => ({
      code: 'cloud-rights',
      what: `does not allow the node provisioner to create ${sku}`,
      why: 'Machines are created with the identity of the node provisioner, not with yours.',
      nextStep:
        'Give the identity of the node provisioner the right to create machines.',
    }),
  },
  {
    pattern:
      /InvalidParameter|VMSizeNotSupported|not supported in|InvalidVMSize|SKU not found/i,
    explain: sku => ({
      code: 'sku-not-offered',
      what: `does not know or not offer ${sku} here`,
      why: 'Not every region offers every machine type, and its name must be spelled as the cloud does.',
      nextStep: 'Choose a machine type this region offers.',
    }),
  },
];

/** What a cloud's error text means for a machine type; undefined when it is none of the known ones. */
export function explainCloudError(
  text: string,
  sku: string,
): CloudError | undefined {
  return RULES.find(rule => rule.pattern.test(text))?.explain(sku);
}
