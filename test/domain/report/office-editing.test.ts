import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../src/domain/answer.ts'
import { noteKey, parseNoteKey } from '../../../src/domain/note-keys.ts'
import type { Note, NoteContent } from '../../../src/domain/office-notes.ts'
import { forAudience } from '../../../src/domain/report-audience.ts'
import type { ReportModel, ReportSubject } from '../../../src/domain/report-model.ts'
import { aNote, autumn, coordinator, now, spring, values } from '../../builders.ts'
import { clinic, homeCare, regionReport, type reportInput, school, sentSheet } from './region.ts'

const sent = values({ level: 25, results: 'Neuvolasa alkoi uusi malli.' })
const lastSpring = values({ level: 0, results: 'Keväällä vielä suunniteltiin.' })
const baseline = '2020-11-15'
const nothing: Answer = { kind: 'quick', quick: 'no-actions' }

function report(notes: readonly Note[], overrides: Parameters<typeof reportInput>[0] = {}): ReportModel {
  return regionReport({
    sheets: new Map([sentSheet('clinic', { answers: { [clinic]: sent } })]),
    earlier: new Map([[clinic, [{ deadline: spring, answer: lastSpring }]]]),
    notes,
    ...overrides,
  })
}

function subject(model: ReportModel, id = clinic): ReportSubject {
  const found = model.subjects.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

function print(content: NoteContent, deadline = autumn): Note {
  return aNote({ about: 'print', deadline, subject: clinic, question: 'results' }, content)
}

describe('a text that a coordinator has edited for the report', () => {
  test('is printed mended, with the owner’s original kept for coordinators', () => {
    const model = report([print({ state: 'mended', text: 'Neuvolassa alkoi uusi malli.' })])
    expect(subject(model)).toMatchObject({
      answer: values({ level: 25, results: 'Neuvolassa alkoi uusi malli.' }),
      originals: [
        {
          question: 'results',
          text: 'Neuvolasa alkoi uusi malli.',
          edit: 'mended',
          by: { email: coordinator },
          at: now,
        },
      ],
    })
    expect(JSON.stringify(forAudience(model, 'public'))).not.toContain('Neuvolasa')
  })

  test.each([
    { when: 'is printed', madeOf: 'Neuvolasa alkoi uusi malli.', printed: 'Korjattu.', outdatedEdits: undefined },
    {
      when: 'gives way, and is listed,',
      madeOf: 'Ennen.',
      printed: 'Neuvolasa alkoi uusi malli.',
      outdatedEdits: ['results'],
    },
  ])('$when when it was made of "$madeOf"', ({ madeOf, printed, outdatedEdits }) => {
    const found = subject(report([print({ state: 'mended', text: 'Korjattu.', madeOf })]))
    expect(found.answer).toEqual(values({ level: 25, results: printed }))
    expect(found.outdatedEdits).toEqual(outdatedEdits)
  })

  test.each([
    { edit: { state: 'hidden', text: '' } as const, madeOf: 'Keväällä vielä suunniteltiin.', outdatedEdits: undefined },
    {
      edit: { state: 'shortened', text: 'Lyhyt.' } as const,
      madeOf: 'Keväällä vielä suunniteltiin.',
      outdatedEdits: ['results'],
    },
  ])('takes its translation with it when it is $edit.state after it', ({ edit, madeOf, outdatedEdits }) => {
    const place = { deadline: spring, subject: clinic, question: 'results' }
    const translation = aNote(
      { about: 'translation', language: 'sv', ...place },
      { state: 'written', text: 'På våren planerades det.', language: 'sv', madeOf },
    )
    const [printed] = subject(report([print(edit, spring), translation])).history
    expect(printed?.translations).toBeUndefined()
    expect(printed?.outdatedEdits).toEqual(outdatedEdits)
  })

  test('that is hidden is hidden in a translation of before it was kept what that was made of', () => {
    const place = { deadline: spring, subject: clinic, question: 'results' }
    const translation = aNote(
      { about: 'translation', language: 'sv', ...place },
      { state: 'written', text: 'Planerades.' },
    )
    const model = report([print({ state: 'hidden', text: '' }, spring), translation])
    expect(JSON.stringify(model)).not.toContain('Planerades.')
  })

  test('of an earlier round can be hidden, and keeps its level', () => {
    const model = report([print({ state: 'hidden', text: '' }, spring)])
    expect(subject(model).history).toMatchObject([
      {
        deadline: spring,
        answer: values({ level: 0 }),
        originals: [{ edit: 'hidden', text: 'Keväällä vielä suunniteltiin.' }],
      },
    ])
    expect(JSON.stringify(forAudience(model, 'public'))).not.toContain('Keväällä')
  })

  test('of an earlier round can be shortened', () => {
    const model = report([print({ state: 'shortened', text: 'Suunniteltiin.' }, spring)])
    expect(subject(model).history[0]?.answer).toEqual(values({ level: 0, results: 'Suunniteltiin.' }))
  })

  test('is printed as it was sent once the edit is withdrawn', () => {
    expect(subject(report([print({ state: 'withdrawn', text: '' })])).answer).toEqual(sent)
  })

  test.each([
    { state: 'mended' as const, printed: 'Korjattu.' },
    { state: 'shortened' as const, printed: 'Keväällä vielä suunniteltiin.' },
    { state: 'hidden' as const, printed: 'Keväällä vielä suunniteltiin.' },
  ])('of its own round is $state: later rounds print "$printed"', ({ state, printed }) => {
    const earlierNotes = new Map([[spring, [print({ state, text: state === 'hidden' ? '' : 'Korjattu.' }, spring)]]])
    expect(subject(report([], { earlierNotes })).history[0]?.answer).toEqual(values({ level: 0, results: printed }))
  })

  test('stands beside its translations', () => {
    const place = { deadline: autumn, subject: clinic, question: 'results' }
    const note = aNote({ about: 'translation', language: 'sv', ...place }, { state: 'written', text: 'Ny modell.' })
    expect(subject(report([note])).translations).toEqual([{ question: 'results', language: 'sv', text: 'Ny modell.' }])
  })

  test('is the reason of a short answer too', () => {
    const quick: Answer = { kind: 'quick', quick: 'no-actions', reason: 'Matti on lomalla.' }
    const note = aNote(
      { about: 'print', deadline: autumn, subject: clinic, question: 'answer-why' },
      { state: 'hidden', text: '' },
    )
    const model = report([note], { sheets: new Map([sentSheet('clinic', { answers: { [clinic]: quick } })]) })
    expect(subject(model).answer).toEqual({ kind: 'quick', quick: 'no-actions' })
  })
})

describe('equal short answers of consecutive rounds', () => {
  const joined = aNote({ about: 'short-answers' }, { state: 'joined', text: '' })
  const input = {
    sheets: new Map([sentSheet('clinic', { answers: { [clinic]: nothing } })]),
    earlier: new Map([
      [
        clinic,
        [
          { deadline: baseline, answer: nothing },
          { deadline: spring, answer: nothing },
        ],
      ],
      [
        school,
        [
          { deadline: baseline, answer: nothing },
          { deadline: spring, answer: values() },
        ],
      ],
      [homeCare, [{ deadline: baseline, answer: nothing }]],
    ]),
  }

  test('are told as one where a coordinator wants it, in the newest round', () => {
    const { joins, history } = subject(report([joined], input))
    expect(joins).toEqual([spring, baseline])
    expect(history.map(({ joinedInto }) => joinedInto)).toEqual([autumn, autumn])
  })

  test('are told round by round where nobody has asked for it', () => {
    expect(subject(report([], input))).not.toHaveProperty('joins')
  })

  test('are not joined over an answer that differs, nor over a round without one', () => {
    const model = report([joined], input)
    expect(subject(model, school).history.map(({ joinedInto }) => joinedInto)).toEqual([undefined, undefined])
    expect(subject(model, homeCare).history.map(({ joinedInto }) => joinedInto)).toEqual([undefined])
  })
})

describe('a paragraph of the summary', () => {
  const place = { about: 'summary', goal: 'availability', area: 'children' } as const
  const written = (state: 'written' | 'approved') =>
    report([aNote(place, { state, text: 'Oma teksti.', language: 'fi' })])

  test('is a draft with its sources until somebody writes it', () => {
    expect(report([]).summary).toMatchObject([{ approved: false, sources: [{ subject: clinic }] }])
  })

  test('that is written is no longer put together from answers, and not yet approved', () => {
    expect(written('written').summary).toMatchObject([
      { text: 'Oma teksti.', language: 'fi', approved: false, sources: [], writtenBy: { email: coordinator } },
    ])
  })

  test('that is approved says so', () => {
    expect(written('approved').summary).toMatchObject([{ text: 'Oma teksti.', approved: true }])
  })

  test('can be written where no project has said anything', () => {
    const older = { about: 'summary', goal: 'availability', area: 'older' } as const
    const model = report([aNote(older, { state: 'approved', text: 'Ikääntyneille ei vielä mitään.' })])
    expect(model.summary.map(({ area }) => area)).toEqual(['children', 'older'])
  })

  test('follows in later rounds as it was published, dated, with its translation, and says if it was a draft', () => {
    const published = new Map([
      [
        spring,
        [
          {
            goal: 'availability',
            area: 'children',
            text: 'Kevään teksti.',
            approved: true,
            writtenBy: { email: coordinator, name: 'Kaisa' },
            translations: [{ language: 'sv' as const, text: 'Vårens text.' }],
            sources: [],
          },
          { goal: 'availability', area: 'older', text: 'Luonnos.', approved: false, sources: [] },
        ],
      ],
    ])
    expect(report([], { published }).earlierSummaries).toEqual([
      {
        deadline: spring,
        goal: 'availability',
        area: 'children',
        text: 'Kevään teksti.',
        translations: [{ language: 'sv', text: 'Vårens text.' }],
      },
      { deadline: spring, goal: 'availability', area: 'older', text: 'Luonnos.', draft: true },
    ])
  })

  test('has every sentence of its draft from the named project’s text', () => {
    const squeezed = (text: string): string => text.replace(/\s+/gu, ' ')
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 400, unit: 'grapheme' }), (results) => {
        const model = report([], {
          sheets: new Map([sentSheet('clinic', { answers: { [clinic]: values({ results }) } })]),
        })
        for (const source of model.summary.flatMap(({ sources }) => sources)) {
          expect(source.project).toBe('clinic')
          for (const sentence of source.sentences) expect(squeezed(results)).toContain(sentence.replace(/ …$/u, ''))
        }
      }),
    )
  })
})

describe('the key of a note', () => {
  test.each([
    { about: 'summary', goal: 'availability' },
    { about: 'summary', goal: 'availability', area: 'children' },
    { about: 'print', deadline: autumn, subject: clinic, question: 'results' },
    { about: 'translation', language: 'sv', deadline: autumn, subject: clinic, question: 'answer-why' },
    { about: 'summary-translation', language: 'sv', goal: 'availability' },
    { about: 'short-answers' },
    { about: 'duty' },
    { about: 'telling', contact: 'thl@example.fi', subject: 'project/clinic' },
  ] as const)('is read back as $about', (about) => {
    expect(parseNoteKey(noteKey(about))).toEqual(about)
  })

  test('of another make is nothing', () => {
    expect(['', 'weather', 'translation|de|x'].map(parseNoteKey)).toEqual([undefined, undefined, undefined])
  })
})
