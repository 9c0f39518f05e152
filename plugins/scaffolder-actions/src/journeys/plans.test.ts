import { readTemplates } from '../__testUtils__/templates';
import { DAY_TWO, DEPLOYS, ELSEWHERE } from './__testUtils__/plans';

it('knows a journey for every template', () => {
  const names = readTemplates().map(({ metadata }) => metadata.name);
  expect([...Object.keys(DEPLOYS), ...DAY_TWO, ...ELSEWHERE].sort()).toEqual(
    names.sort(),
  );
});
