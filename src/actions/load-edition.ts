import type { Edition } from '../domain/edition.ts'
import type { RoundId } from '../domain/round.ts'
import type { ReadingContext } from './context.ts'

/** The edition of the round that stands, with all that it says; undefined before the first. */
export async function loadNewestEdition(
  { store }: Pick<ReadingContext, 'store'>,
  round: RoundId,
): Promise<Edition | undefined> {
  const newest = (await store.editions(round)).at(-1)
  return newest === undefined ? undefined : store.edition(round, newest.number)
}
