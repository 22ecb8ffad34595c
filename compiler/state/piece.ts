/** Something that Flink keeps for each user, or, within `per`, for each user and value. */
export interface Piece {
  /** What of the rule keeps it: `enter`, `exit, step 2`, `membership`. */
  readonly part: string;
  readonly keeps: string;
  /** How long, in ms of event time after the event that put it there, it can still decide something; null without such a limit. */
  readonly atMostMs: number | null;
  /** What ends that, with the clause of SEMANTICS. */
  readonly ends: string;
  /** What stays for good of a user who never comes back; null when nothing does. */
  readonly leaves: Remainder | null;
}

/** What stays in the state, and about how many bytes, keys included and what the state backend adds not. */
export interface Remainder {
  readonly what: string;
  readonly bytes: number;
}

/** About how many bytes a value takes. Ids are taken to have 36 characters, as UUIDs do, and other texts too. */
export const sizes = { number: 9, flag: 2, text: 40, rule: 20, key: 40 } as const;
