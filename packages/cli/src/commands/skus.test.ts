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
