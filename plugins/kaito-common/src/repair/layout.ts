import type { ToStringOptions } from 'yaml';

/** How a text is laid out, so that what is written anew looks like what was there. */
export function layoutOf(text: string): ToStringOptions {
  const indent =
    /^[^\s#-][^\n]*:[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*( +)[^\s#-]/m.exec(
      text,
    );
  const list = /^( *)[^\s#-][^\n]*:[ \t]*\r?\n( *)- /m.exec(text);
  return {
    lineWidth: 0,
    indent: indent?.[1].length ?? 2,
    indentSeq: !list || list[2].length > list[1].length,
    flowCollectionPadding: !/\{[^\s}]/.test(text),
  };
}

/** Indentation of a JSON text; none when it is all on one line. */
export function jsonIndentOf(text: string): string | undefined {
  return /\n([ \t]+)\S/.exec(text)?.[1];
}
