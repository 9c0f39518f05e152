import type { PolicyModel } from '../PolicyQuestion';
import type { Demand } from './Demand';
import { judgeChoice } from './judgeChoice';

const IN_CATALOG =
  'Have the model added to the catalog of the portal (kaito.models.add).';
const OTHER_MODEL = 'Choose another model.';

/** Which models may be used. A model goes by its name and by its alias. */
export const models: Demand = ({ models: choice }, { model }) =>
  choice && model
    ? judgeChoice(choice, {
        field: 'model',
        words: `Model ${model.name}`,
        names: namesOf(model),
        instead: OTHER_MODEL,
        approved: model.approval !== null,
      })
    : [];

/** Under which licences. */
export const licences: Demand = ({ licences: choice }, { model }) =>
  choice && model
    ? judgeChoice(choice, {
        field: 'model',
        words: `The licence of ${model.name}${
          model.licence === null ? '' : ` (${model.licence})`
        }`,
        names: model.licence === null ? null : [model.licence],
        instead: OTHER_MODEL,
        makeKnown: IN_CATALOG,
        approved: model.approval !== null,
      })
    : [];

/** Under which classes of licences. A class the portal could not tell is `unknown`, which a rule can name. */
export const licenceClasses: Demand = (
  { licenceClasses: choice },
  { model },
) => {
  if (!choice || !model) return [];
  const { name, licence, licenceClass } = model;
  const named = [
    ...(choice.allow ?? []),
    ...(choice.deny ?? []),
    ...(choice.needsApproval ?? []),
  ];
  const isTold = licenceClass !== null && licenceClass !== 'unknown';
  const isNamed = named.includes('unknown');
  const known = isTold ? licenceClass : 'unknown';
  return judgeChoice(choice, {
    field: 'model',
    words: `The licence class of ${name}${
      licence === null ? '' : ` (${licence}: ${known})`
    }`,
    names: isTold || isNamed ? [known] : null,
    instead: OTHER_MODEL,
    makeKnown:
      licence === null
        ? IN_CATALOG
        : "Read the licence, and name 'unknown' in the rule or the licence itself in another.",
    approved: model.approval !== null,
  });
};

function namesOf({ name, alias }: PolicyModel): string[] {
  return alias === null ? [name] : [name, alias];
}
