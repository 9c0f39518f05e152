import type { Host } from '../Host';
import { skus } from './skus';

const host: Host = {
  readText: () => '',
  writeText: () => {
    throw new Error('read only');
  },
  listFiles: () => [],
  cwd: '/',
  now: new Date(0),
  colour: false,
};

const run = (...args: string[]) => skus.run(args, host);

describe('skus', () => {
  it('lists those a model runs on and says how many it leaves out', () => {
    expect(run('--cloud', 'arc')).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: `SKU                CLOUD  GPUS            GIB  GIB/GPU  CUDA  NVME  USABLE
Standard_NC4_A2    arc    1 x NVIDIA A2   16   16       8.6   no    yes
Standard_NC8_A2    arc    1 x NVIDIA A2   16   16       8.6   no    yes
Standard_NC16_A2   arc    2 x NVIDIA A2   32   16       8.6   no    yes
Standard_NC32_A2   arc    2 x NVIDIA A2   32   16       8.6   no    yes
Standard_NC4_A16   arc    1 x NVIDIA A16  16   16       8.6   no    yes
Standard_NC8_A16   arc    1 x NVIDIA A16  16   16       8.6   no    yes
Standard_NC16_A16  arc    2 x NVIDIA A16  32   16       8.6   no    yes
Standard_NC32_A16  arc    2 x NVIDIA A16  32   16       8.6   no    yes
`,
    });
    expect(run('--cloud', 'azure').stderr).toBe(
      '2 more that no model runs on; --all shows them and why\n',
    );
  });

  it('says with --all why the others are of no use', () => {
    const { stdout, stderr } = run('--all');
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toHaveLength(58);
    expect(stdout).toMatch(/^trn1\.2xlarge .* no: AWS Trainium .* CUDA/m);
  });

  it('prints JSON', () => {
    const all = JSON.parse(run('--all', '--json').stdout);
    const usable = JSON.parse(run('--json').stdout);
    expect([all.length, usable.length]).toEqual([57, 43]);
    expect(all.find((sku: { usable: boolean }) => !sku.usable)).toMatchObject({
      name: 'Standard_NG32ads_V620_v1',
      unusableReason: expect.stringContaining('CUDA'),
    });
  });

  it('refuses a cloud KAITO has no table for', () => {
    expect(() => run('--cloud', 'gcp')).toThrow(/'--cloud' is one of azure/);
  });
});

describe('skus NAME', () => {
  it('says what KAITO makes of each', () => {
    expect(
      run(
        'Standard_NC24ads_A100_v4',
        'standard_nc24ads_a100_v4',
        'Standard_NC6s_v3',
        'p2.xlarge',
        'Standard_NG32ads_V620_v1',
        'Standard_D4s_v5',
        'a2-highgpu-1g',
      ),
    ).toEqual({
      exitCode: 1,
      stderr: '',
      stdout: `SKU                       VERDICT   WRITE                     WHY
Standard_NC24ads_A100_v4  usable    -
standard_nc24ads_a100_v4  misspelt  Standard_NC24ads_A100_v4  KAITO admits any case, but recognises the node under one spelling only
Standard_NC6s_v3          retired   Standard_NV36ads_A10_v5   KAITO dropped the V100 in 0.12; it still admits the name, but a preset fails
p2.xlarge                 retired   g6.xlarge                 KAITO dropped the K80 in 0.12
Standard_NG32ads_V620_v1  unusable  -                         AMD Radeon PRO V620 has no CUDA, which KAITO's inference image needs
Standard_D4s_v5           admitted  -                         KAITO admits the name by its prefix but has no GPU facts for it: a preset fails with "Unsupported SKU"; template workloads and RAG engines work
a2-highgpu-1g             unknown   -                         No table of KAITO's has this machine type
`,
    });
  });

  it('is clean for a name of use', () => {
    const { exitCode, stdout } = run('g6.xlarge', '--cloud', 'aws', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      { name: 'g6.xlarge', verdict: 'usable', write: null, reason: null },
    ]);
  });

  it('minds the cloud', () => {
    const { exitCode, stdout } = run('g6.xlarge', '--cloud', 'azure', '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ verdict: 'unknown' }]);
  });

  it('does not go with --all', () => {
    expect(() => run('g6.xlarge', '--all')).toThrow(/'--all'/);
  });
});
