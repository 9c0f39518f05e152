import { findModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import {
  findSku,
  listSkus,
} from '@kaito-portal/backstage-plugin-kaito-common/skus';
import { cloudProblem, describeSku, fitOf, skuOptions } from './skuOptions';
import { modelProblem, skuProblem } from '../validation';

const A10 = 'Standard_NV36ads_A10_v5';
const A100 = 'Standard_NC24ads_A100_v4';
const LLAMA_70B = 'meta-llama/llama-3.3-70b-instruct';
const V100 = listSkus('azure').find(sku => !sku.usable)!;

it('sizes by the formula and says it is an estimate', () => {
  const model = findModel('qwen/qwen2.5-coder-32b-instruct')!;
  expect(fitOf(findSku(A100)!, model)).toEqual({
    kind: 'fits',
    nodes: 2,
    warnings: [],
  });
  const option = skuOptions(listSkus('azure'), model).find(
    ({ id }) => id === A100,
  )!;
  expect(option.description).toContain('needs 2 nodes, estimated');
  expect(option.disabled).toBe(false);
});

it('warns where the weights nearly fill the memory', () => {
  const model = findModel('llama-3.1-8b-instruct')!;
  const fit = fitOf(findSku(A10)!, model);
  expect(fit).toMatchObject({
    kind: 'fits',
    warnings: [expect.stringContaining('91 % of the usable memory')],
  });
  expect(describeSku(findSku(A10)!, fit)).toMatch(
    /needs 1 node, estimated · tight$/,
  );
});

it('puts what fits on the fewest nodes first and what does not fit last, disabled with a reason', () => {
  const options = skuOptions(listSkus('azure'), findModel(LLAMA_70B));
  const firstDisabled = options.findIndex(({ disabled }) => disabled);
  expect(firstDisabled).toBeGreaterThan(0);
  expect(options.slice(firstDisabled).every(({ disabled }) => disabled)).toBe(
    true,
  );
  expect(options[0].description).toContain('needs 1 node, estimated');
  expect(options.find(({ id }) => id === V100.name)!.description).toContain(
    `does not fit: ${V100.unusableReason}`,
  );
});

it('names the cloud of each machine type', () => {
  const clouds = skuOptions(listSkus(), undefined).map(
    ({ description }) => description.split(' · ')[0],
  );
  expect(new Set(clouds)).toEqual(new Set(['Azure', 'AWS', 'Azure Arc']));
});

it('takes a machine type of another cloud for wrong only where a form offers one cloud', () => {
  const aws = listSkus('aws')[0];
  expect(cloudProblem(aws, 'azure')).toBe(
    `${aws.name} is a machine type of AWS; choose one of Azure.`,
  );
  expect(cloudProblem(aws, 'aws')).toBeNull();
  expect(cloudProblem(aws, undefined)).toBeNull();
  expect(cloudProblem(undefined, 'azure')).toBeNull();
});

it('claims no size without a model', () => {
  expect(fitOf(findSku(A10)!, undefined)).toEqual({ kind: 'unknown' });
  expect(skuOptions([findSku(A10)!], undefined)[0].description).not.toContain(
    'node',
  );
});

describe('what a form is sent back for', () => {
  it.each([['microsoft/phi-4'], ['phi-4'], ['some-org/some.model_1']])(
    'not %s',
    name => expect(modelProblem(name)).toBeNull(),
  );

  it.each([
    ['phi-2', /no longer deploys/],
    ['just words', /neither a model of the catalog/],
    ['a/b/c', /neither a model of the catalog/],
  ])('model %s', (name, problem) =>
    expect(modelProblem(name)).toMatch(problem),
  );

  it('a machine type that KAITO cannot use', () => {
    expect(skuProblem(V100.name, 'microsoft/phi-4')).toBe(
      `${V100.name} cannot be used: ${V100.unusableReason}`,
    );
  });

  it('nothing that is not known here', () => {
    expect(skuProblem('Standard_NEW_v9', 'microsoft/phi-4')).toBeNull();
    expect(skuProblem(A10, 'some-org/unheard-of')).toBeNull();
  });
});
