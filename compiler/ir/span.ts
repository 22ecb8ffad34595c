/** A place in a rule file: path relative to the project root, 1-based lines and columns, end exclusive. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
