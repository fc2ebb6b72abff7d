import type { Store } from '../src/actions/ports.ts'
import type { Edition } from '../src/domain/edition.ts'
import type { RoundId } from '../src/domain/round.ts'

/** Every edition of the round with all that it says, the oldest first. */
export async function publishedEditions(
  store: Pick<Store, 'editions' | 'edition'>,
  round: RoundId,
): Promise<readonly Edition[]> {
  const whole = (await store.editions(round)).map(({ number }) => store.edition(round, number))
  return (await Promise.all(whole)).flatMap((edition) => edition ?? [])
}
