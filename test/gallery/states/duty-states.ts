import { dutiesCard } from '../../../src/cards/duties-card.ts'
import { handoverCard } from '../../../src/cards/handover-card.ts'
import { type Duties, type DutiesNotice, dutiesOf } from '../../../src/domain/duties.ts'
import type { HandoverForm } from '../../../src/domain/handover-form.ts'
import { refuse } from '../../../src/domain/refusal.ts'
import { deputy, dutyFacts, moments, opened, openedRound, owner, programme, readerIn } from '../facts/round-facts.ts'
import { draftsOf, familyCentre, sentSheet, sheetOf } from '../facts/sheet-facts.ts'
import { type GalleryState, unfolded } from '../gallery-state.ts'

const opening = dutiesOf(dutyFacts(), owner, moments.opening)
const underWay = dutiesOf(dutyFacts(), owner, moments.underWay)
const begunFacts = dutyFacts({ sheets: new Map([[familyCentre, sheetOf({ drafts: draftsOf() }).sheet]]) })
const halfDoneFacts = dutyFacts({ sheets: new Map([[familyCentre, sentSheet()]]) })
const halfDone = dutiesOf(halfDoneFacts, owner, moments.underWay)
const sundayFacts = dutyFacts({ opened: openedRound('2022-05-15') })
const handover = { sheet: familyCentre, from: owner, to: deputy, by: owner, at: moments.opening }
const handoverFacts = dutyFacts({ opened: { ...opened, handovers: [handover] } })
const everySheet = opened.sheets.map((sheet) => ({ ...sheet, owners: [owner] }))
const busiestFacts = dutyFacts({ opened: { ...opened, sheets: everySheet } })

const nobody = dutiesOf(dutyFacts(), 'nobody@example.fi', moments.underWay)
const sunday = dutiesOf(sundayFacts, owner, sundayFacts.opened.round.opensAt)
const busiest = dutiesOf(busiestFacts, owner, moments.opening)
const asDeputy = dutiesOf(handoverFacts, deputy, moments.underWay)
const begun = dutiesOf(begunFacts, owner, moments.underWay)
const lastDay = dutiesOf(halfDoneFacts, owner, moments.lastDay)
const overdue = dutiesOf(dutyFacts(), owner, moments.overdue)
const locked = dutiesOf(halfDoneFacts, owner, moments.locked)
const nothingRequired = opened.sheets.map((sheet) =>
  sheet.id === familyCentre
    ? sheet
    : { ...sheet, owners: [owner], subjects: sheet.subjects.map((subject) => ({ ...subject, counted: false })) },
)
const optionalFacts = { ...halfDoneFacts, opened: { ...opened, sheets: nothingRequired.slice(0, 3) } }
const withOptional = dutiesOf(optionalFacts, owner, moments.underWay)
const putOff = told(underWay, { kind: 'snoozed', until: '2021-11-02T07:00:00.000Z' })
const handedOver = told(dutiesOf(handoverFacts, owner, moments.underWay), {
  kind: 'handed-over',
  to: 'Sari Myllyniemi',
  sheets: [familyCentre],
})

/** Prompts, reminders, `my`, and what leads from them to a deputy. */
export const dutyStates: readonly GalleryState[] = [
  { name: 'prompt-of-an-opening', draw: duties(opening, 'opening'), width: 'phone' },
  { name: 'prompt-with-ways-to-put-off', draw: unfolded(duties(opening, 'opening')), width: 'phone' },
  { name: 'prompt-with-deadline-on-a-sunday', draw: duties(sunday, 'opening'), width: 'phone' },
  { name: 'prompt-of-many-projects', draw: duties(busiest, 'opening'), width: 'phone' },
  { name: 'prompt-to-a-deputy', draw: duties(asDeputy, 'handover'), width: 'phone' },
  { name: 'reminder', draw: duties(begun, 'reminder'), width: 'phone' },
  { name: 'reminder-on-the-last-day', draw: duties(lastDay, 'reminder'), width: 'phone' },
  { name: 'reminder-overdue', draw: duties(overdue, 'overdue'), width: 'phone' },
  { name: 'my-duties-empty', draw: duties(nobody, 'my'), width: 'phone' },
  { name: 'my-duties-with-done', draw: duties(halfDone, 'my'), width: 'phone' },
  { name: 'my-duties-with-optional', draw: duties(withOptional, 'my'), width: 'phone' },
  { name: 'my-duties-locked', draw: duties(locked, 'my'), width: 'phone' },
  { name: 'my-duties-put-off', draw: duties(putOff, 'my'), width: 'phone' },
  { name: 'my-duties-handed-over', draw: duties(handedOver, 'my'), width: 'phone' },
  { name: 'handover-form', draw: form({ deputy, sheet: 'all', from: '', to: '' }), width: 'phone' },
  {
    name: 'handover-form-with-fault',
    draw: form({ deputy: '', sheet: familyCentre, from: '2021-11-09', to: '2021-11-02' }, refuse('bad-absence')),
    width: 'phone',
  },
  {
    name: 'handover-form-of-many-people',
    draw: form(
      { deputy: 'Henkilö', sheet: 'all', from: '', to: '' },
      refuse('which-person', { people: 'Henkilö Yksi (henkilo1@example.fi), Henkilö Kaksi (henkilo2@example.fi)' }),
      Array.from({ length: 120 }, (_, n) => ({ email: `henkilo${n}@example.fi`, name: `Henkilö ${n}` })),
    ),
    width: 'phone',
  },
]

function told(shown: Duties, notice: DutiesNotice): Duties {
  return { ...shown, notice }
}

function duties(shown: Duties, occasion: Parameters<typeof dutiesCard>[1]): GalleryState['draw'] {
  return (language) => dutiesCard(shown, occasion, readerIn(language))
}

function form(
  typed: HandoverForm['typed'],
  fault?: HandoverForm['fault'],
  more: HandoverForm['people'] = [],
): GalleryState['draw'] {
  const registered = programme.people.flatMap(({ email, name }) =>
    email === owner || name === undefined ? [] : [{ email, name }],
  )
  const people = [...registered, ...more]
  const shown: HandoverForm = { kind: 'handover-form', duties: underWay, people, typed, ...(fault && { fault }) }
  return (language) => handoverCard(shown, readerIn(language))
}
