import pc from 'picocolors';

/** Colours for a stream: none unless it is a terminal that wants them. */
export const colorsOf = (stream: { readonly isTTY?: boolean }) =>
  pc.createColors(pc.isColorSupported && stream.isTTY === true);
