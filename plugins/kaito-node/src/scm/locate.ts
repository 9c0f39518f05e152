import { InputError } from '@backstage/errors';
import type { ScmRepository, ScmType } from './types';

/** Names of owners and repositories where the host allows little. */
const NARROW = /^[\w.][\w.-]*$/;
/** Elsewhere: what is text, and no sign with a meaning in a URL or a path. */
const WIDE = /^[^\p{C}\\/?#%*:"<>|]+$/u;
const SIGNS: Record<ScmType, RegExp> = {
  gitea: NARROW,
  github: NARROW,
  gitlab: NARROW,
  bitbucketCloud: NARROW,
  bitbucketServer: /^~?[\w.][\w.@-]*$/,
  azure: WIDE,
  git: WIDE,
};
const DEEPEST = 30;

type Location = Pick<ScmRepository, 'fullName' | 'cloneUrl' | 'webUrl'>;

/** Where a path was found. */
interface Found {
  /** Base of the host's pages, without a slash at its end. */
  base: string;
  /** Parts of the path below, decoded. */
  path: string[];
}

/**
 * The addresses of the repository at a path, as each kind of host builds them.
 * @throws InputError when the path is not that of a repository
 */
export function locate(type: ScmType, host: string, found: Found): Location {
  const path = [...found.path];
  const last = path.pop() ?? '';
  const given = last;
  const name = last.replace(/\.git$/, '');
  const parts = [...path, name];
  const bad = parts.find(part => !isName(part, type));
  if (name === '' || bad !== undefined || parts.length > DEEPEST) {
    throw new InputError(
      name === ''
        ? `repoUrl: '${found.base}' names no repository`
        : `repoUrl: '${bad ?? name}' is not a name ${host} has`,
    );
  }
  const { base } = found;
  switch (type) {
    case 'azure':
      return azure(base, host, parts);
    case 'bitbucketServer':
      return bitbucketServer(base, parts);
    case 'git':
      return at(base, parts, `/${encoded([...path, given])}`);
    default: {
      const isDeep = type === 'gitlab' ? parts.length >= 2 : parts.length === 2;
      if (!isDeep || parts.includes('-')) throw notARepository('owner/repo');
      return at(base, parts, `/${encoded(parts)}.git`);
    }
  }
}

/** `org/project/_git/repo`; the project may be left out where the repository has its name. */
function azure(base: string, host: string, parts: string[]): Location {
  const mark = parts.length - 2;
  if (mark < 0 || parts[mark] !== '_git') {
    throw notARepository('organization/project/_git/repo');
  }
  const owner = parts.slice(0, mark);
  const repo = parts[mark + 1];
  const least = host === 'dev.azure.com' ? 2 : 1;
  if (owner.length < least) owner.push(repo);
  if (owner.includes('_git') || owner.length < least) {
    throw notARepository('organization/project/_git/repo');
  }
  const path = [...owner, '_git', repo];
  return at(base, path, `/${encoded(path)}`);
}

/** `projects/KEY/repos/slug`, `users/name/repos/slug`, each with or without `browse`, or Git's own `scm/KEY/slug`. */
function bitbucketServer(base: string, parts: string[]): Location {
  const path =
    parts[parts.length - 1] === 'browse' ? parts.slice(0, -1) : parts;
  const [kind, owner, third, fourth] = path;
  const isPage =
    path.length === 4 &&
    third === 'repos' &&
    (kind === 'projects' || kind === 'users');
  const isGit = parts.length === 3 && kind === 'scm';
  if (!isPage && !isGit) throw notARepository('projects/KEY/repos/slug');
  const slug = isPage ? fourth : third;
  const key = kind === 'users' ? `~${owner}` : owner;
  return {
    fullName: `${key}/${slug}`,
    cloneUrl: `${base}/${encoded(['scm', key.toLowerCase(), slug])}.git`,
    webUrl: `${base}/${encoded(['projects', key, 'repos', slug])}`,
  };
}

function at(base: string, parts: string[], clone: string): Location {
  return {
    fullName: parts.join('/'),
    cloneUrl: base + clone,
    webUrl: `${base}/${encoded(parts)}`,
  };
}

function isName(part: string, type: ScmType): boolean {
  return part !== '.' && part !== '..' && SIGNS[type].test(part);
}

function encoded(parts: readonly string[]): string {
  return parts
    .map(part => encodeURIComponent(part).replace(/%7E/gi, '~'))
    .join('/');
}

function notARepository(form: string): InputError {
  return new InputError(
    `repoUrl: this is not the address of a repository, which is ${form}`,
  );
}
