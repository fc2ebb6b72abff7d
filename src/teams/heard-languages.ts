import { type Language, languages } from '../domain/local-text.ts'
import type { InboundActivity } from './inbound-activity.ts'
import { localeOf } from './locale.ts'
import type { Turn } from './turn.ts'

/** More people than one instance answers between two of its starts; the earliest heard make way. */
const most = 20_000

/** In which language people were answered last: so that they can be told something while the store is away. */
export class HeardLanguages {
  readonly #byPerson = new Map<string, Language>()

  note({ activity, reader }: Turn): void {
    const { aadObjectId } = activity.from
    if (aadObjectId === undefined) return
    this.#byPerson.delete(aadObjectId)
    this.#byPerson.set(aadObjectId, reader.language)
    const [first] = this.#byPerson.keys()
    if (first !== undefined && this.#byPerson.size > most) this.#byPerson.delete(first)
  }

  /** The person's own, else their client's, else every one. */
  of({ from, locale }: InboundActivity): readonly [Language, ...Language[]] {
    const heard = this.#byPerson.get(from.aadObjectId ?? '') ?? localeOf(locale)
    return heard === undefined ? languages : [heard]
  }
}
