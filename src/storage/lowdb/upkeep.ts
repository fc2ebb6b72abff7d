import type { Store } from '../../actions/ports.ts'
import type { Sheet } from '../../domain/answer.ts'
import type { OpenedRound } from '../../domain/expected-set.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Note } from '../../domain/office-notes.ts'
import type { RoundId } from '../../domain/round.ts'
import {
  actsIn,
  answersIn,
  isAboutAnswers,
  type Past,
  type RetainedKind,
  type UpkeepAct,
  withoutActs,
  withoutAnswers,
  withoutEarlierVersions,
  withoutSheetActs,
  withoutTexts,
} from '../../domain/upkeep.ts'

/** What the parts of the store let this one do with their documents; each change is atomic by itself. */
export interface KeptDocuments {
  readonly upkeep: () => readonly UpkeepAct[]
  /** The note of what is taken out: once it is written, the rest is finished by whoever calls next. */
  readonly noteUpkeep: (act: UpkeepAct) => Promise<void>
  /** Of the register; what goes beside them is counted in the same note. */
  readonly forgetChanges: (before: Instant, at: Instant, beside: number) => Promise<number>
  readonly countChannelChanges: (from: Instant | undefined, before: Instant) => number
  readonly forgetChannelChanges: (before: Instant) => Promise<void>
  readonly round: (id: RoundId) => Promise<OpenedRound | undefined>
  readonly rewriteRound: (id: RoundId, change: (opened: OpenedRound) => OpenedRound) => Promise<void>
  readonly sheets: (round: RoundId) => Promise<readonly Sheet[]>
  readonly rewriteSheets: (round: RoundId, change: (sheet: Sheet) => Sheet) => Promise<void>
  readonly notes: (round: RoundId) => Promise<readonly Note[]>
  readonly rewriteNotes: (round: RoundId, change: (note: Note) => Note) => Promise<void>
  readonly countDeliveries: (round: RoundId) => number
  readonly emptyLedgers: (round: RoundId) => Promise<void>
}

export function createUpkeep(documents: KeptDocuments): Pick<Store, 'upkeep' | 'forget'> {
  return {
    async upkeep() {
      return documents.upkeep()
    },
    async forget(past: Past, at) {
      if ('before' in past) {
        const ofChannel = documents.countChannelChanges(notedBefore(documents), past.before)
        const count = await documents.forgetChanges(past.before, at, ofChannel)
        if (documents.countChannelChanges(undefined, past.before) > 0) await documents.forgetChannelChanges(past.before)
        return count
      }
      const { kind, round } = past
      const count = await counts[kind](documents, round)
      if (count === 0) return 0
      if (!isNoted(documents, past)) await documents.noteUpkeep({ at, act: 'forgotten', kind, round, count })
      await removals[kind](documents, round)
      return count
    },
  }
}

/** What is older was noted already, whether or not it was taken out after that. */
function notedBefore({ upkeep }: KeptDocuments): Instant | undefined {
  return upkeep()
    .flatMap((act) => (act.act === 'forgotten' && act.before !== undefined ? [act.before] : []))
    .sort()
    .at(-1)
}

function isNoted({ upkeep }: KeptDocuments, past: { readonly kind: RetainedKind; readonly round: RoundId }): boolean {
  return upkeep().some((act) => act.act === 'forgotten' && act.kind === past.kind && act.round === past.round)
}

type OfRound<Result> = (documents: KeptDocuments, round: RoundId) => Promise<Result>

const counts: Readonly<Record<RetainedKind, OfRound<number>>> = {
  async answers({ sheets, notes }, round) {
    const typed = (await notes(round)).flatMap(({ key, versions }) => (isAboutAnswers(key) ? versions : []))
    return sum((await sheets(round)).map(answersIn)) + typed.filter(({ text }) => text !== '').length
  },
  async audit({ round: find, sheets }, round) {
    const opened = await find(round)
    return sum((await sheets(round)).map(({ acts = [] }) => acts.length)) + (opened === undefined ? 0 : actsIn(opened))
  },
  deliveries: async ({ countDeliveries }, round) => countDeliveries(round),
}

const removals: Readonly<Record<RetainedKind, OfRound<void>>> = {
  async answers({ rewriteSheets, rewriteNotes }, round) {
    await rewriteSheets(round, withoutAnswers)
    await rewriteNotes(round, withoutTexts)
  },
  async audit({ rewriteRound, rewriteSheets, rewriteNotes }, round) {
    await rewriteSheets(round, withoutSheetActs)
    await rewriteNotes(round, withoutEarlierVersions)
    await rewriteRound(round, withoutActs)
  },
  deliveries: ({ emptyLedgers }, round) => emptyLedgers(round),
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
