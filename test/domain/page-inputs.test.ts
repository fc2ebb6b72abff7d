import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/domain/answer.ts'
import {
  readInputs,
  type Short,
  shortAnswer,
  type TypedPage,
  typedIn,
  valuesAnswer,
} from '../../src/domain/page-inputs.ts'
import { aProgramme, level, results, values } from '../builders.ts'

const programme = aProgramme()
const questions = [level, results]
const read = (typed: Readonly<Record<string, unknown>>, current?: Answer, page?: TypedPage) =>
  readInputs({ questions }, typed, current, programme, page)
const someText = fc.string({ unit: 'binary', maxLength: 20 })

describe('the inputs of a page', () => {
  test('become the answer', () => {
    expect(read({ level: '25', results: 'Alkoi.' })).toEqual({
      answer: values({ level: 25, results: 'Alkoi.' }),
      allValid: true,
    })
  })

  test('that are empty leave an empty answer', () => {
    expect(read({})).toEqual({ answer: values({}), allValid: true })
  })

  test('that change one value leave the other', () => {
    const current = values({ level: 25, results: 'Alkoi.' })
    expect(read({ level: '50', results: 'Alkoi.' }, current).answer).toEqual(values({ level: 50, results: 'Alkoi.' }))
  })

  test.each([undefined, null, '', '   '])('that are emptied (%j) take the value away', (emptied) => {
    const current = values({ level: 25, results: 'Alkoi.' })
    expect(read({ level: '25', results: emptied }, current)).toEqual({ answer: values({ level: 25 }), allValid: true })
  })

  test.each(['a'.repeat(4001), 'a\u0000', 7, ['x'], { a: 1 }])('that are faulty leave the old value', (faulty) => {
    const current = values({ level: 25, results: 'Alkoi.' })
    expect(read({ level: '50', results: faulty }, current)).toEqual({
      answer: values({ level: 50, results: 'Alkoi.' }),
      allValid: false,
    })
  })

  test('that are faulty are not kept where there was nothing', () => {
    expect(read({ level: '26', results: 'Alkoi.' })).toEqual({ answer: values({ results: 'Alkoi.' }), allValid: false })
  })

  test('that are emptied beside a faulty one leave the old value until the fault is mended', () => {
    const current = values({ level: 25, results: 'Alkoi.' })
    expect(read({ level: '', results: 'a\u0000' }, current)).toEqual({ answer: current, allValid: false })
    expect(read({ level: '', results: 'ab' }, current).answer).toEqual(values({ results: 'ab' }))
  })

  test('of other pages of the subject stay', () => {
    const current = values({ status: 'delayed', level: 25 })
    expect(read({ level: '50' }, current).answer).toEqual(values({ status: 'delayed', level: 50 }))
  })

  test('that belong to no question are left out', () => {
    expect(read({ level: '25', verb: 'save', other: 'x' }).answer).toEqual(values({ level: 25 }))
  })

  test('leave the stored answer itself untouched', () => {
    const current = values({ level: 25 })
    read({ level: '50' }, current)
    expect(current).toEqual(values({ level: 25 }))
  })

  test('once read change nothing when they are read again', () => {
    const typed = fc.record(
      {
        level: fc.option(fc.constantFrom('0', '25', '26', '')),
        results: fc.option(someText),
        'level-why': fc.option(someText),
        'answer-why': fc.option(someText),
      },
      { requiredKeys: [] },
    )
    const page = fc.record({
      explained: fc.subarray(['level', 'results']),
      language: fc.constantFrom('fi', 'sv'),
      chosenLanguage: fc.constantFrom('en', 'sv'),
    })
    fc.assert(
      fc.property(typed, fc.option(someAnswer(), { nil: undefined }), page, (inputs, current, seen) => {
        const once = read(inputs, current, seen)
        expect(read(inputs, once.answer, seen)).toEqual(once)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the inputs of a page with a quick answer', () => {
  const kept = { level: 25, results: 'Alkoi.' }
  const quick: Answer = { kind: 'quick', quick: 'nothing', reason: 'Loma', kept }

  test('that were not changed keep it', () => {
    expect(read({ level: '25', results: 'Alkoi.', 'answer-why': 'Loma' }, quick).answer).toEqual(quick)
  })

  test('that were changed replace it with what is typed', () => {
    expect(read({ level: '50', results: 'Alkoi.' }, quick).answer).toEqual(values({ level: 50, results: 'Alkoi.' }))
  })

  test('that were changed keep its reason aside', () => {
    expect(read({ level: '50', 'answer-why': 'Loma' }, quick).answer).toMatchObject({ keptReason: 'Loma' })
  })

  test('whose reason was emptied lose it', () => {
    expect(read({ level: '25', results: 'Alkoi.' }, quick).answer).toEqual({ kind: 'quick', quick: 'nothing', kept })
  })

  test('that were empty and still are keep it', () => {
    expect(read({}, { kind: 'quick', quick: 'nothing' }).answer).toEqual({ kind: 'quick', quick: 'nothing' })
  })

  test('that are faulty keep it', () => {
    expect(read({ level: '26', 'answer-why': 'Loma' }, quick)).toEqual({ answer: quick, allValid: false })
  })

  test('whose reason cannot be kept leave the old one', () => {
    const tooLong = { level: '25', results: 'Alkoi.', 'answer-why': 'a'.repeat(501) }
    expect(read(tooLong, quick)).toEqual({ answer: quick, allValid: false })
  })
})

describe('the reason for a level', () => {
  const current = values({ level: 25, results: 'Alkoi.', 'level-why': 'Mittari vaihtui.' })
  const inputs = { level: '25', results: 'Alkoi.' }

  test('is kept beside the level', () => {
    const typed = { ...inputs, 'level-why': ' Mittari\nvaihtui. ' }
    expect(read(typed).answer).toEqual(values({ level: 25, results: 'Alkoi.', 'level-why': ' Mittari\nvaihtui. ' }))
  })

  test('is gone once it is emptied where it was asked for', () => {
    const page = { explained: ['level'] }
    expect(read(inputs, current, page).answer).toEqual(values({ level: 25, results: 'Alkoi.' }))
    expect(read({ ...inputs, 'level-why': ' ' }, current, page).answer).toEqual(
      values({ level: 25, results: 'Alkoi.' }),
    )
  })

  test('stays where the page did not ask for it', () => {
    expect(read(inputs, current).answer).toEqual(current)
    expect(read(inputs, current, { explained: ['results'] }).answer).toEqual(current)
  })

  test.each(['a'.repeat(501), 'a\u0000', 7])('that cannot be kept leaves the old one', (faulty) => {
    const typed = { ...inputs, 'level-why': faulty }
    expect(read(typed, current, { explained: ['level'] })).toEqual({ answer: current, allValid: false })
  })
})

describe('the language of an answer', () => {
  const finnish: Answer = { ...values(), language: 'fi' }

  test.each<[string, Answer | undefined, TypedPage, string | undefined]>([
    ['is the writer’s', undefined, { language: 'sv' }, 'sv'],
    ['is what was chosen on the page', undefined, { language: 'sv', chosenLanguage: 'en' }, 'en'],
    ['is kept when somebody saves who reads another', finnish, { language: 'sv' }, 'fi'],
    ['is changed on the page', finnish, { language: 'sv', chosenLanguage: 'en' }, 'en'],
    ['is the writer’s where it was not said before', values(), { language: 'sv' }, 'sv'],
    ['is not there where nothing says it', undefined, {}, undefined],
  ])('%s', (_, current, page, language) => {
    expect(read({ level: '25' }, current, page).answer.language).toBe(language)
  })

  test('is never read from an input', () => {
    expect(read({ level: '25', language: 'en', 'answer-language': 'en' }, finnish).answer.language).toBe('fi')
  })
})

describe('an answer of one press', () => {
  test('keeps all that was typed, and so does the way back to words', () => {
    const typed = fc.record({
      values: fc.dictionary(fc.constantFrom('level', 'results', 'level-why'), fc.oneof(fc.integer(), someText)),
      reason: someText,
      language: fc.constantFrom('fi', 'sv', undefined),
    })
    fc.assert(
      fc.property(typed, someShort(), (before, short) => {
        const pressed = shortAnswer(short, before)
        expect(typedIn(pressed)).toEqual(before)
        expect(typedIn(valuesAnswer(typedIn(pressed)))).toEqual(before)
      }),
      { numRuns: 300 },
    )
  })

  test.each<Short>([
    { kind: 'unchanged', since: '2021-05-15', values: { level: 50 } },
    { kind: 'same', goal: 'costs', values: { level: 50 } },
  ])('stays when the page is saved as it is, and gives way to what is written: $kind', (short) => {
    const pressed = shortAnswer(short, { values: { level: 25 }, reason: 'Loma', language: 'fi' })
    expect(read({ level: '25', 'answer-why': 'Loma' }, pressed).answer).toEqual(pressed)
    expect(read({ level: '75', 'answer-why': 'Loma' }, pressed).answer).toEqual({
      kind: 'values',
      values: { level: 75 },
      keptReason: 'Loma',
      language: 'fi',
    })
  })
})

function someShort(): fc.Arbitrary<Short> {
  return fc.constantFrom<Short[]>(
    { kind: 'quick', quick: 'nothing' },
    { kind: 'unchanged', since: '2021-05-15', values: { level: 50 } },
    { kind: 'same', goal: 'costs', values: { level: 50 } },
  )
}

function someAnswer(): fc.Arbitrary<Answer> {
  const typed = { values: { level: 25, results: 'Alkoi.' }, reason: 'Loma', language: 'fi' } as const
  return fc.oneof(
    someShort().map((short) => shortAnswer(short, typed)),
    fc.constantFrom(valuesAnswer(typed), values({ level: 25, 'level-why': 'Mittari vaihtui.' })),
  )
}
