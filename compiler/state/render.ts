import { durationText } from '../diagnostics/duration-text.ts';
import type { SegmentState } from './index.ts';
import type { Piece } from './piece.ts';

const estimates = 'Bytes are estimates: ids of 36 characters, keys included, without what the state backend adds.';

/** The state of a segment as text for people. */
export function renderState({ segment, own, leavesBytes, shared, sharedLeavesBytes }: SegmentState): string {
  return [
    `${segment}: what Flink keeps for each user`,
    ...own.map(renderPiece),
    'once for all segments',
    ...shared.map(renderPiece),
    ...(leavesBytes + sharedLeavesBytes === 0
      ? ['A user who never comes back leaves nothing.', estimates]
      : [
          `A user who never comes back leaves about ${leavesBytes} bytes for good here, and ${sharedLeavesBytes} in what all segments share.`,
          `No state ttl is set: what is left goes when the user comes again, or the job starts without its state.\n${estimates}`,
        ]),
  ]
    .join('\n\n')
    .concat('\n');
}

function renderPiece({ part, keeps, atMostMs, ends, leaves }: Piece): string {
  return [
    `${part}`,
    `  keeps:   ${keeps}`,
    `  at most: ${atMostMs === null ? 'no limit in time' : `${durationText(atMostMs)} of event time`}`,
    `  ends:    ${ends}`,
    `  leaves:  ${leaves === null ? 'nothing' : `${leaves.what}, about ${leaves.bytes} bytes`}`,
  ].join('\n');
}
