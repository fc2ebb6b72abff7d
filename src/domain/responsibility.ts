import type { ExpectedSheet, OpenedRound } from './expected-set.ts'
import { groupBy } from './group-by.ts'
import type { Handover } from './handover.ts'
import type { Email, LocalDate, Programme } from './programme.ts'

/** Who answers for the sheet on this day: its owners, or whoever they have handed it to. */
export function responsibleFor(
  { handovers }: Pick<OpenedRound, 'handovers'>,
  sheet: ExpectedSheet,
  date: LocalDate,
): readonly Email[] {
  if (handovers.length === 0) return sheet.owners
  const own = handoversOf(handovers, sheet).filter((each) => isInForce(each, date))
  return own.length === 0 ? sheet.owners : [...new Set(sheet.owners.map((owner) => follow(owner, own)))]
}

const handoverIndexes = new WeakMap<readonly Handover[], ReadonlyMap<string, readonly Handover[]>>()

/** Those of one sheet, looked for once: a round of thousands asks for every one of them. */
function handoversOf(handovers: readonly Handover[], { id }: ExpectedSheet): readonly Handover[] {
  const known = handoverIndexes.get(handovers)
  const index = known ?? groupBy(handovers, ({ sheet }) => sheet)
  if (known === undefined) handoverIndexes.set(handovers, index)
  return index.get(id) ?? []
}

const sheetIndexes = new WeakMap<object, { readonly date: LocalDate; readonly sheets: SheetsByPerson }>()
type SheetsByPerson = ReadonlyMap<Email, readonly ExpectedSheet[]>

/** The sheets each person answers for on this day; an opened round never changes in place, so it is worked out once a day. */
export function sheetsByPerson(opened: Pick<OpenedRound, 'handovers' | 'sheets'>, date: LocalDate): SheetsByPerson {
  const known = sheetIndexes.get(opened)
  if (known?.date === date) return known.sheets
  const sheets = new Map<Email, ExpectedSheet[]>()
  for (const sheet of opened.sheets) {
    for (const person of responsibleFor(opened, sheet, date)) {
      const own = sheets.get(person)
      if (own === undefined) sheets.set(person, [sheet])
      else own.push(sheet)
    }
  }
  sheetIndexes.set(opened, { date, sheets })
  return sheets
}

/** Everybody in whose chat something of the sheet may be shown: owners, their deputies, whoever it was handed to. */
export function viewersOf(
  { programme, opened }: { readonly programme: Programme; readonly opened: Pick<OpenedRound, 'handovers'> },
  sheet: ExpectedSheet,
): readonly Email[] {
  const handed = opened.handovers.filter((each) => each.sheet === sheet.id).flatMap(({ from, to }) => [from, to])
  const concerned = new Set([...sheet.owners, ...handed])
  const deputies = programme.people.flatMap(({ email, deputy }) =>
    deputy !== undefined && concerned.has(email) ? [deputy] : [],
  )
  return [...new Set([...concerned, ...deputies])]
}

/** For whom a deputy of this round answers; undefined for anybody to whom the sheet was never handed. */
export function handedOverBy(
  { handovers }: Pick<OpenedRound, 'handovers'>,
  sheet: ExpectedSheet,
  person: Email,
): Email | undefined {
  return handovers.findLast((each) => each.sheet === sheet.id && each.to === person)?.from
}

function isInForce({ absence }: Handover, date: LocalDate): boolean {
  return (absence?.from ?? '') <= date && date <= (absence?.to ?? '9999')
}

/** A deputy may hand on; where the chain closes, whoever was handed it last has it, be it the owner again. */
function follow(owner: Email, handovers: readonly Handover[]): Email {
  const walked: Handover[] = []
  let person = owner
  for (;;) {
    const next = handovers.findLast(({ from }) => from === person)
    if (next === undefined) return person
    if (walked.includes(next)) return handovers.findLast((each) => walked.includes(each))?.to ?? person
    walked.push(next)
    person = next.to
  }
}
