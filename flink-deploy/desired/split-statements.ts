/**
 * Splits SQL text into statements at the semicolons that end them. Quoted names and literals and comments are passed over, and what
 * stands between BEGIN and END belongs to one statement.
 */
export function splitStatements(sql: string): string[] {
  const statements: string[] = [];
  let current = '';
  // What waits for its END: a CASE has one too.
  const open: string[] = [];
  let isBlock = false;
  for (const [text] of sql.matchAll(/'(?:[^']|'')*'|`(?:[^`]|``)*`|--[^\n]*\n?|[A-Za-z_]\w*|[\s\S]/g)) {
    if (text.startsWith('--')) continue;
    if (text === 'BEGIN' || text === 'CASE') open.push(text);
    if (text === 'END' && open.pop() === 'BEGIN') isBlock = true;
    if (text === ';' && open.length === 0) {
      // Flink wants the last semicolon of a statement set, and of nothing else.
      const statement = (isBlock ? `${current};` : current).trim();
      if (statement !== '') statements.push(statement);
      [current, isBlock] = ['', false];
    } else current += text;
  }
  if (current.trim() !== '') statements.push(current.trim());
  return statements;
}
