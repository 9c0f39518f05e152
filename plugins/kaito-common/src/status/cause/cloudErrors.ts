/** A cloud's refusal in plain words. `what` completes "The cloud …". */
export interface CloudError {
  what: string;
  nextStep: string;
}

type Rule = { pattern: RegExp; explain: (sku: string) => CloudError };

const RULES: Rule[] = [
  {
    pattern: /quota|OperationNotAllowed|VcpuLimitExceeded/i,
    explain: sku => ({
      what: `has not enough quota left for ${sku}`,
      nextStep: `Ask for more vCPU quota for the family of ${sku} in this region, free some, or choose another machine type.`,
    }),
  },
  {
    pattern:
      /SkuNotAvailable|AllocationFailed|OverconstrainedAllocation|InsufficientCapacity|InsufficientInstanceCapacity|out of capacity/i,
    explain: sku => ({
      what: `has no ${sku} to give in this region or zone at present`,
      nextStep:
        'Wait and let KAITO try again, or choose another machine type, zone or region.',
    }),
  },
  {
    pattern:
      /Subnet(Is)?Full|InsufficientSubnetSize|InsufficientFreeAddresses/i,
    explain: sku => ({
      what: `found no free address in the subnet for ${sku}`,
      nextStep: 'Free addresses in the node subnet or enlarge it.',
    }),
  },
  {
    pattern: /AuthorizationFailed|UnauthorizedOperation|AccessDenied|\b403\b/i,
    explain: sku => ({
      what: `does not allow the node provisioner to create ${sku}`,
      nextStep:
        'Give the identity of the node provisioner the right to create machines.',
    }),
  },
  {
    pattern:
      /InvalidParameter|VMSizeNotSupported|not supported in|InvalidVMSize/i,
    explain: sku => ({
      what: `does not know or not offer ${sku} here`,
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
