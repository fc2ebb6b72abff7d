import type { ExpectedSheet, OpenedRound } from './expected-set.ts'
import type { Handover } from './handover.ts'
import type { Email, LocalDate } from './programme.ts'

/** Who answers for the sheet on this day: its owners, or whoever they have handed it to. */
export function responsibleFor(
  { handovers }: Pick<OpenedRound, 'handovers'>,
  sheet: ExpectedSheet,
  date: LocalDate,
): readonly Email[] {
  const own = handovers.filter((each) => each.sheet === sheet.id && isInForce(each, date))
  return [...new Set(sheet.owners.map((owner) => follow(owner, own)))]
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

/** A deputy may hand on; a circle ends where it began. */
function follow(owner: Email, handovers: readonly Handover[]): Email {
  const met = new Set<Email>()
  let person = owner
  for (;;) {
    met.add(person)
    const next = handovers.findLast(({ from }) => from === person)?.to
    if (next === undefined || met.has(next)) return person
    person = next
  }
}
