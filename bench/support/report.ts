/** One part of docs/performance.md, in Markdown, that reads well in a terminal too. */
export type Section = { readonly title: string; readonly body: string };

/** A Markdown table, its columns padded to one width; all but the first are aligned to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, 3, ...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0));
  const line = (cells: readonly string[]): string => `| ${cells.map(pad).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** Joins paragraphs and tables with empty lines between them. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.join('\n\n');
}
