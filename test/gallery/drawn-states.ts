import type { Language } from '../../src/domain/local-text.ts'
import type { DrawnState } from './drawing.ts'
import { galleryStates } from './states/registry.ts'

/** Every state of the table in one language. */
export async function drawnStates(language: Language): Promise<readonly DrawnState[]> {
  const drawn: DrawnState[] = []
  // One after the other: some of them start a whole bot.
  for (const { name, width, draw } of galleryStates) drawn.push({ name, width, card: await draw(language) })
  return drawn
}
