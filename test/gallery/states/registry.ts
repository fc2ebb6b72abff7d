import type { GalleryState } from '../gallery-state.ts'
import { deskStates } from './desk-states.ts'
import { dutyStates } from './duty-states.ts'
import { officeStates } from './office-states.ts'
import { pageStates } from './page-states.ts'
import { questionStates } from './question-states.ts'
import { registerStates } from './register-states.ts'
import { reportStates } from './report-states.ts'
import { sheetStates } from './sheet-states.ts'
import { shippedStates } from './shipped-states.ts'
import { suggestionStates } from './suggestion-states.ts'
import { wordStates } from './word-states.ts'

/**
 * Every card in every state worth looking at. To add one: a line in the table of its kind,
 * `{ name, draw, width }`, where `draw` takes a language and gives what a function of `src/cards` drew;
 * `unfolded(draw)` shows what is folded in. `npm run cards` and the test take it from here.
 */
export const galleryStates: readonly GalleryState[] = [
  ...dutyStates,
  ...pageStates,
  ...questionStates,
  ...sheetStates,
  ...officeStates,
  ...reportStates,
  ...deskStates,
  ...registerStates,
  ...suggestionStates,
  ...shippedStates,
  ...wordStates,
]
