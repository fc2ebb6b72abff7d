import { expect, test } from 'vitest'
import { readerOf } from '../../src/cards/reader.ts'
import { subjectTitle } from '../../src/cards/subject-title.ts'
import type { Question } from '../../src/domain/question.ts'
import { aProgramme, aSeries, deviation, status } from '../builders.ts'

const state: Question = { ...status, id: 'state', label: { fi: 'Toimintamallin tilanne', sv: 'Modellens läge' } }
const ofSome: Question = { ...status, id: 'pilot', label: 'Pilotin tilanne', only: { areas: ['children'] } }

test.each<[string, readonly Question[], 'fi' | 'sv', string]>([
  ['by the choice that every form of the series has', [deviation, state], 'fi', 'Toimintamallin tilanne'],
  ['in the language of who reads it', [state], 'sv', 'Modellens läge'],
  ['not by a choice that only some are asked', [ofSome, state], 'fi', 'Toimintamallin tilanne'],
  ['plainly where the series asks no such choice', [deviation, ofSome], 'fi', 'Projekti kokonaisuutena'],
])('a project as a whole is called %s', (_, questions, language, title) => {
  const series = aSeries({ questions })
  const programme = aProgramme({ series: [series] })
  expect(subjectTitle({ programme, series }, 'project/perhekeskus', readerOf(language, programme))).toBe(title)
})
