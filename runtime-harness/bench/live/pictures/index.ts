import type { LiveResults } from '../summary.ts';
import { latencyPicture } from './latency-picture.ts';
import { statePicture } from './state-picture.ts';
import { wavePicture } from './wave-picture.ts';

/** The pictures of what was measured, as SVG under the names of their files. */
export const picturesOf = ({
  latency,
  wave,
  state,
}: LiveResults): readonly { readonly file: string; readonly svg: string }[] => [
  ...(latency === undefined ? [] : [{ file: 'latency.svg', svg: latencyPicture(latency) }]),
  ...(wave === undefined ? [] : [{ file: 'wave.svg', svg: wavePicture(wave) }]),
  ...(state === undefined ? [] : [{ file: 'state.svg', svg: statePicture(state) }]),
];
