/** What a path template may hold, each standing for a part of a place. */
export const PLACEHOLDERS = [
  'root',
  'cluster',
  'namespace',
  'team',
  'name',
] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

/** One folder of a template. */
export interface TemplatePart {
  text: string;
  placeholder: Placeholder | null;
}

/** Template of a portal that configures none. */
export const DEFAULT_TEMPLATE = '{root}/{cluster}/{namespace}';

const HOLDER = /\{([^{}]*)\}/g;

/** Whether a text can be one folder or file of a repository that leads nowhere else. */
export function isPlainPart(part: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part) && !part.includes('..');
}

/** The folders of a path, without `./` before and slashes behind. */
export function foldersOf(path: string): string[] {
  return path.replace(/^\.\/+|\/+$/g, '').split('/');
}

/** The folders of a template that {@link templateProblem} has nothing against. */
export function readTemplate(template: string): TemplatePart[] {
  return foldersOf(template).map(text => {
    const [, name = null] = /\{([^{}]*)\}/.exec(text) ?? [];
    return { text, placeholder: name as Placeholder | null };
  });
}

/** Whether a template asks for a part of a place. */
export function asksFor(template: string, part: Placeholder): boolean {
  return readTemplate(template).some(({ placeholder }) => placeholder === part);
}

function folderProblem(folder: string, index: number): string | null {
  const names = [...folder.matchAll(HOLDER)].map(([, name]) => name);
  const unknown = names.find(
    name => !(PLACEHOLDERS as readonly string[]).includes(name),
  );
  if (unknown !== undefined) {
    const known = PLACEHOLDERS.map(name => `{${name}}`).join(', ');
    return `{${unknown}} stands for nothing. Use ${known}.`;
  }
  if (names.length > 1) {
    return `'${folder}' would give different places the same folder. Give each placeholder a folder of its own.`;
  }
  if (names[0] === 'root' && (index > 0 || folder !== '{root}')) {
    return '{root} is the folder everything is in. Begin with it.';
  }
  return isPlainPart(folder.replace(HOLDER, 'x'))
    ? null
    : `'${folder}' cannot be a folder of the repository. Use letters, digits, dots, dashes and underscores, beginning with a letter or digit.`;
}

/** What is wrong with a template and what to do; null when it can be used. */
export function templateProblem(template: string): string | null {
  const problem = foldersOf(template)
    .map(folderProblem)
    .find(found => found !== null);
  if (problem) return problem;
  const names = readTemplate(template).flatMap(({ placeholder }) =>
    placeholder ? [placeholder] : [],
  );
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) return `{${twice}} is in it twice. Leave one out.`;
  return names.includes('name') && !names.includes('namespace')
    ? '{name} alone does not tell two namespaces apart. Put {namespace} into it too.'
    : null;
}
