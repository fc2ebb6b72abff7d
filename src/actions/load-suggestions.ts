import type { Programme } from '../domain/programme.ts'
import type { RegisterChange } from '../domain/register-change.ts'
import { registerVersion } from '../domain/register-change.ts'
import { type Suggestion, suggestionKey, suggestionsIn, type TargetPlace } from '../domain/suggestion.ts'
import type { ReadingContext } from './context.ts'
import { loadProgramme } from './load-round.ts'

/** The newest suggestion for each target, of whichever round. */
export async function loadSuggestions({ store }: Pick<ReadingContext, 'store'>): Promise<readonly Suggestion[]> {
  const rounds = await store.rounds()
  return suggestionsIn((await Promise.all(rounds.map(({ round }) => store.notes(round.id)))).flat())
}

/** The newest suggestion for one target, decided or not. */
export async function findSuggestion(
  context: Pick<ReadingContext, 'store'>,
  place: TargetPlace,
): Promise<Suggestion | undefined> {
  const key = suggestionKey(place)
  return (await loadSuggestions(context)).find(({ note }) => note.key === key)
}

export interface RegisterNow {
  readonly programme: Programme
  readonly changes: readonly RegisterChange[]
  readonly version: number
}

/** The version first: a change that comes between is then noticed when something is written. */
export async function loadRegister({ store }: Pick<ReadingContext, 'store'>): Promise<RegisterNow> {
  const changes = await store.registerChanges()
  return { changes, version: registerVersion(changes), programme: await loadProgramme({ store }) }
}
