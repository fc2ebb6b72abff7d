import { describe, expect, it } from 'vitest'
import { dutiesCard } from '../../src/cards/duties-card.ts'
import { readerOf } from '../../src/cards/reader.ts'
import { dutiesOf } from '../../src/domain/duties.ts'
import { freezeExpectedSet } from '../../src/domain/expected-set.ts'
import type { Language } from '../../src/domain/local-text.ts'
import type { ReportSection, Series } from '../../src/domain/programme.ts'
import type { Question } from '../../src/domain/question.ts'
import { anOpenedRound, aProgramme, aRound, aSeries, owner } from '../builders.ts'
import { elementsIn } from './card-elements.ts'

const round = aRound('2021-11-15')

/** Every text of the prompt for one project with a line. */
function textsOf(series: Series, language: Language, at = round.opensAt): readonly string[] {
  const programme = aProgramme({ series: [series] })
  const opened = anOpenedRound({ round, sheets: freezeExpectedSet(programme, series, round) })
  const duties = dutiesOf({ programme, series, opened, sheets: new Map(), daysOff: new Set() }, owner, at)
  const { content } = dutiesCard(duties, 'opening', readerOf(language, programme))
  return elementsIn(content).flatMap(({ text }) => (typeof text === 'string' ? [text] : []))
}

/** What the prompt says of the day of publishing. */
function publishingNotes(sections: readonly ReportSection[], language: Language, at = round.opensAt) {
  return textsOf(aSeries({ sections }), language, at).filter(
    (text) => /15\.11\.|15 Nov/.test(text) && !/2021/.test(text),
  )
}

function ofProject(id: string): Question {
  return { id, type: 'text', scope: 'project', label: 'Tilanne', required: true, maxLength: 500 }
}

describe('a prompt', () => {
  it.each<[Language, string]>([
    ['fi', 'Julkaistava Innokylässä ma\u00A015.11. mennessä.'],
    ['sv', 'Ska publiceras på Innokylä senast må\u00A015.11.'],
    ['en', 'To be published on Innokylä by Mon 15 Nov.'],
  ])('tells in %s of the national site where the report has a summary', (language, note) => {
    expect(publishingNotes(['summary', 'results'], language)).toEqual([note])
  })

  it.each<[Language, string]>([
    ['fi', 'Raportti julkaistaan ma\u00A015.11.'],
    ['sv', 'Rapporten publiceras må\u00A015.11.'],
    ['en', 'The report is published on Mon 15 Nov.'],
  ])('tells in %s when the report is published where it goes nowhere else', (language, note) => {
    expect(publishingNotes(['deviations'], language)).toEqual([note])
  })

  it('says no more of a report that is out', () => {
    expect(publishingNotes(['deviations'], 'fi', round.reportAt)).toEqual([])
  })

  it('counts lines beside the project whose lines are asked about', () => {
    expect(textsOf(aSeries(), 'fi')).toContainEqual(expect.stringContaining('Sinulla on 1 projekti ja 1 kohta.'))
  })

  it('says no more than the project where it is all that is asked about', () => {
    const texts = textsOf(aSeries({ questions: [ofProject('state')] }), 'fi')
    expect(texts).toContainEqual(expect.stringContaining('Sinulla on 1 projekti.'))
  })
})
