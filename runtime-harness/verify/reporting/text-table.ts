/** Rows in columns with two spaces between them, each line without spaces at its end. Columns that are empty in all rows are left out. */
export function textTable(rows: readonly (readonly string[])[], indent = ''): readonly string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
    });
  return rows.map((row) => {
    const cells = row.flatMap((cell, column) => {
      const width = widths[column] ?? 0;
      return width === 0 ? [] : [cell + ' '.repeat(width - widthOf(cell))];
    });
    return (indent + cells.join('  ')).trimEnd();
  });
}

/** In code points: ids of a few wide signs may stand a little off. */
const widthOf = (text: string): number => [...text].length;

/** Words in lines of at most this many signs. */
export function wrapped(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, indent + line];
}
