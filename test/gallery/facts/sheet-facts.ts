import type { Answer, Draft, SentRevision, Sheet } from '../../../src/domain/answer.ts'
import { historyAnswers } from '../../../src/domain/earlier-answers.ts'
import type { SheetContext } from '../../../src/domain/sheet-context.ts'
import { aDraft, aSentRevision, aSheet, aSheetContext, values } from '../../builders.ts'
import { moments, opened, owner, programme, series, there } from './round-facts.ts'

export const familyCentre = 'project/perhekeskus'
/** The first page of the family centre's sheet, with an answer of last time and two targets. */
export const firstPage = 'line/perhekeskus/availability'

const results = {
  availability:
    'Avoimet kohtaamispaikat toimivat nyt kaikissa kunnissa. Odotusaika ensimmäiseen tapaamiseen lyheni 19 vuorokaudesta 12:een.',
  prevention: 'Puheeksioton lomake on käytössä 14 neuvolassa.\n\nKeskusteluja kirjattiin 212.',
  quality: 'Palautteen keskiarvo on 4,3. Vastauksia saatiin 187 perheeltä.',
  integration: 'Työnjako on kirjattu viidessä yhteistyöryhmässä, ja verkostokartta julkaistiin syyskuussa.',
  costs: 'Muutosta ei vielä voida osoittaa.',
}
const earlier = historyAnswers(programme, series.id, opened.round.deadline)

/** What the owner has typed on every page, ready to be sent: a step on from last time everywhere. */
export const answers: Readonly<Record<string, Answer>> = {
  ...Object.fromEntries(
    Object.entries(results).map(([goal, text]) => {
      const subject = `line/perhekeskus/${goal}`
      return [subject, values({ level: lastLevel(subject) + 25, results: text })]
    }),
  ),
  [familyCentre]: values({ status: 'on-track' }),
}

function lastLevel(subject: string): number {
  const answer = earlier.get(subject)?.at(-1)?.answer
  return answer?.kind === 'values' ? Number(answer.values.level) : 0
}

export const delayed = values({
  status: 'delayed',
  deviation: 'Rekrytointi viivästyi kolme kuukautta. Uusi aikataulu: 3/2022.',
})

/** The texts of an owner who writes as much as the page takes. */
export const longestResults = `${results.availability}\n`.repeat(40).slice(0, 4000)

export function sheetOf(sheet: Partial<Sheet> = {}): SheetContext {
  const expected = there(opened.sheets.find(({ id }) => id === familyCentre))
  return aSheetContext({ programme, series, opened, expected, sheet: aSheet({ id: familyCentre, ...sheet }), earlier })
}

/** Drafts of everything, or of what is given instead. */
export function draftsOf(given: Readonly<Record<string, Answer>> = answers): Readonly<Record<string, Draft>> {
  return Object.fromEntries(
    Object.entries(given).map(([id, answer]) => [id, aDraft({ answer, savedBy: owner, savedAt: moments.underWay })]),
  )
}

export function sentBy(person: string, overrides: Partial<SentRevision> = {}): SentRevision {
  return aSentRevision({ sentAt: moments.underWay, sentBy: person, answers, ...overrides })
}

/** The family centre's sheet as it stands in the store after its owner has sent it. */
export function sentSheet(overrides: Partial<Sheet> = {}): Sheet {
  return sheetOf({ drafts: draftsOf(), revisions: [sentBy(owner)], ...overrides }).sheet
}
