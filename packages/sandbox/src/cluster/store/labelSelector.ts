import { badRequest } from '../errors';

type Labels = Record<string, string>;
type Requirement = (labels: Labels) => boolean;

function parseRequirement(text: string): Requirement {
  const set = /^([^\s!=,()]+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(text);
  if (set) {
    const values = set[3].split(',').map(value => value.trim());
    return set[2] === 'in'
      ? labels => values.includes(labels[set[1]])
      : labels => !values.includes(labels[set[1]]);
  }
  const equality = /^([^\s!=,()]+)\s*(==|=|!=)\s*([^\s!=,()]*)$/.exec(text);
  if (equality) {
    const [, key, operator, value] = equality;
    return operator === '!='
      ? labels => labels[key] !== value
      : labels => labels[key] === value;
  }
  const presence = /^(!?)\s*([^\s!=,()]+)$/.exec(text);
  if (presence) {
    return presence[1]
      ? labels => !(presence[2] in labels)
      : labels => presence[2] in labels;
  }
  throw badRequest(
    `unable to parse requirement: found '${text}', expected: a label selector such as 'app=phi' or 'app in (a, b)'`,
  );
}

/** A `labelSelector` query parameter as a test on labels. Throws 400 when it cannot be read. */
export function parseLabelSelector(text: string): Requirement {
  const parts = text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(Boolean);
  const requirements = parts.map(parseRequirement);
  return labels => requirements.every(requirement => requirement(labels));
}
