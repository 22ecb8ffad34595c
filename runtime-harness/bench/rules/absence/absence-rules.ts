/** What one rule of the absence set watches. */
export interface AbsenceRow {
  /** Id of the segment. */
  readonly id: string;
  /** Id of the product that is put in the cart: of one event in a thousand. */
  readonly product: string;
  /** How long nothing is bought, in minutes. */
  readonly minutes: number;
}

/** So many products share the add_to_cart events, which are a quarter of all, in equal parts. */
const products = 250;

/** A thousand different rules of one shape; a benchmark of n rules takes the first n. */
export const absenceRows: readonly AbsenceRow[] = Array.from({ length: 1_000 }, (_, number) => ({
  id: `absence-${number}`,
  product: `p${number % products}`,
  minutes: 20 + 10 * ((number + Math.floor(number / products)) % 5),
}));
