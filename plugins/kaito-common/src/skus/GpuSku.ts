/** Clouds KAITO has a machine table for. */
export type SkuCloud = 'azure' | 'aws' | 'arc';

/** A machine type with accelerators, as KAITO's table has it. Memory is what KAITO assumes, not the vendor's exact figure. */
export interface GpuSku {
  /** Canonical spelling: node readiness compares it with the node's label, case-sensitively. */
  name: string;
  cloud: SkuCloud;
  gpuModel: string;
  /** GPUs per node. */
  gpuCount: number;
  /** GPU memory of the node, GiB. */
  memoryTotalGiB: number;
  memoryPerGpuGiB: number;
  /** Whether the machine has local NVMe disks KAITO can put weights on. */
  nvme: boolean;
  /** CUDA compute capability; null when the accelerator is not NVIDIA's. */
  cudaComputeCapability: number | null;
  /** Whether KAITO's inference image runs on it. */
  usable: boolean;
  unusableReason: string | null;
}
