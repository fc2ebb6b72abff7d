import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/domain/answer.ts'
import { readInputs } from '../../src/domain/page-inputs.ts'
import { aProgramme, level, results, values } from '../builders.ts'

const programme = aProgramme()
const questions = [level, results]
const read = (typed: Readonly<Record<string, unknown>>, current?: Answer) =>
  readInputs(questions, typed, current, programme)

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
    const typed = fc.record({
      level: fc.option(fc.constantFrom('0', '25', '26', '')),
      results: fc.option(fc.string({ unit: 'binary' })),
    })
    fc.assert(
      fc.property(typed, (inputs) => {
        const once = read(inputs)
        expect(read(inputs, once.answer)).toEqual(once)
      }),
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
