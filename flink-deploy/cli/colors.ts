import pc from 'picocolors';

/** Colours, or none. */
export const colorsWhere = (isWanted: boolean) => pc.createColors(isWanted);

/** Colours for a stream: none unless it is a terminal that wants them. */
export const colorsOf = (stream: { readonly isTTY?: boolean }) =>
  colorsWhere(pc.isColorSupported && stream.isTTY === true);
