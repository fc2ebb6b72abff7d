import { expect, test } from 'vitest'
import { pageCard } from '../../src/cards/page-card.ts'
import { readerOf } from '../../src/cards/reader.ts'
import { languages } from '../../src/domain/local-text.ts'
import { pageOf } from '../../src/domain/page.ts'
import { pageParts } from '../../src/domain/pages.ts'
import type { TextQuestion } from '../../src/domain/question.ts'
import { aDraft, aProgramme, aSeries, aSheetContext, level, results, secondOwner, spring, values } from '../builders.ts'
import { elementsIn } from './card-elements.ts'

// Teams counts a message as UTF-16; a card in which one long text is typed may be this large (contract).
const limitInBytes = 60 * 1024

const story: TextQuestion = { ...results, id: 'story', label: 'Kuvaus', maxLength: 12_000 }
const subject = 'line/perhekeskus/availability'
const paragraph = 'Malli on otettu käyttöön kuudessa kunnassa, ja asiakkaiden palaute on ollut hyvää.\n'

test('a text of over 4,000 characters has a page of its own', () => {
  expect(pageParts([level, results, story]).map(({ questions }) => questions.map(({ id }) => id))).toEqual([
    ['level', 'results'],
    ['story'],
  ])
})

test.each(
  languages.flatMap((language) => [
    { language, kind: 'paragraphs', text: paragraph.repeat(150).slice(0, 12_000) },
    { language, kind: 'a list of short lines', text: '- äö\n'.repeat(2400) },
  ]),
)(
  'the page of 12,000 characters fits in $language, with $kind in draft, last round and conflict',
  ({ language, text }) => {
    const series = aSeries({ questions: [story] })
    const programme = aProgramme({ series: [series] })
    const answer = values({ story: text })
    const context = aSheetContext({
      programme,
      series,
      earlier: new Map([[subject, [{ deadline: spring, answer, by: secondOwner }]]]),
    })
    const conflict = aDraft({ savedBy: secondOwner, answer })
    const page = pageOf(context, { subject, part: 0 }, { typed: { story: text }, conflict, notice: 'conflict' })
    if (page === undefined) throw new Error('The sheet has this page.')
    const { content } = pageCard(page, readerOf(language, programme))
    expect(elementsIn(content).find(({ id }) => id === 'story')?.value).toBe(text)
    expect(JSON.stringify(content).length * 2).toBeLessThan(limitInBytes)
  },
)
