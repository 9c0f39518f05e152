import { kindOfRef } from '../entityRef';
import { matchesAny } from '../glob';
import type { Demand } from './Demand';
import { judgeChoice } from './judgeChoice';

/** Which kinds of entities may own a deployment. An owner is needed then. */
export const ownerKinds: Demand = ({ ownerKinds: kinds }, { owner }) => {
  if (!kinds || owner === undefined) return [];
  if (owner !== null && matchesAny(kinds, kindOfRef(owner))) return [];
  return [
    {
      effect: 'broken',
      field: 'owner',
      what:
        owner === null
          ? 'There must be an owner.'
          : `${owner} cannot be the owner: owners are of kind ${kinds.join(
              ', ',
            )}.`,
      nextStep: `Choose an owner of kind ${kinds.join(' or ')}.`,
    },
  ];
};

/** Which classes of data may be used where. */
export const dataClasses: Demand = (
  { dataClasses: choice },
  { dataClass, cluster },
) => {
  if (!choice || dataClass === undefined) return [];
  const instead = choice.allow
    ? `Choose one of ${choice.allow.join(', ')}, or another place.`
    : 'Choose another class of data, or another place.';
  if (dataClass !== null) {
    return judgeChoice(choice, {
      field: 'dataClass',
      words: `Data of class ${dataClass} on cluster ${cluster ?? 'any'}`,
      names: [dataClass],
      instead,
    });
  }
  return choice.required
    ? [
        {
          effect: 'broken',
          field: 'dataClass',
          what: 'The request must say which class of data it is for.',
          nextStep: instead,
        },
      ]
    : [
        {
          effect: 'not-checked',
          field: 'dataClass',
          what: 'The request does not say which class of data it is for, and not every class may be used here.',
          nextStep: 'Say which class of data it is for.',
        },
      ];
};
