/** A file's path from the folder a command runs in, with slashes; unchanged when it lies elsewhere. */
export function fromRoot(file: string, cwd: string): string {
  const [path, root] = [file, cwd].map(text => text.replaceAll('\\', '/'));
  return path.startsWith(`${root}/`)
    ? path.slice(root.length + 1)
    : path.replace(/^(\.\/)+/, '');
}
