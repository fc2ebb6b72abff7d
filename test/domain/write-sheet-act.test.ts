import { describe, expect, test } from 'vitest'
import { type Answer, type Sheet, sentAnswer } from '../../src/domain/answer.ts'
import { acceptanceOf, openReturn, type SheetAct } from '../../src/domain/sheet-act.ts'
import { writeSheetAct } from '../../src/domain/write-sheet-act.ts'
import { aDraft, aReturn, aSentRevision, aSheet, byCoordinator, coordinator, now, owner, values } from '../builders.ts'

const first = 'line/perhekeskus/availability'
const second = 'line/perhekeskus/quality'
const answers = { [first]: values({ level: 25, results: 'Väärään paikkaan.' }), [second]: values({ level: 50 }) }
const sent = aSheet({ drafts: draftsOf(answers), revisions: [aSentRevision({ answers })] })
const accepted: SheetAct = { act: 'accepted', revision: 1, ...byCoordinator }
const withdrawn: SheetAct = { act: 'acceptance-withdrawn', revision: 1, ...byCoordinator }

describe('a return', () => {
  test('takes what was sent out of what counts, and leaves its neighbours', () => {
    const returned = acted(sent, aReturn({ subjects: [first] }))
    expect(sentAnswer(returned, first)).toBeUndefined()
    expect(sentAnswer(returned, second)).toEqual(answers[second])
    expect(openReturn(returned, first)).toMatchObject({ comment: 'Kerro myös luvut.' })
    expect(returned.revisions).toEqual(sent.revisions)
  })

  test('is over once the sheet is sent again', () => {
    const again = sentAgain(acted(sent, aReturn({ subjects: [first] })))
    expect(openReturn(again, first)).toBeUndefined()
    expect(sentAnswer(again, first)).toEqual(answers[first])
  })

  test('is over once it is accepted after all', () => {
    expect(openReturn(acted(sent, aReturn({ subjects: [first] }), accepted), first)).toBeUndefined()
  })

  test('of what was returned already, or never sent, is none', () => {
    const returned = acted(sent, aReturn({ subjects: [first] }))
    expect(writeSheetAct(returned, aReturn({ subjects: [first] }))).toEqual({ result: 'unchanged' })
    expect(writeSheetAct(sent, aReturn({ subjects: ['line/perhekeskus/costs'] }))).toEqual({ result: 'unchanged' })
  })

  test('is not ended by a text that a coordinator moves', () => {
    const moved = acted(sent, aReturn({ subjects: [first] }), move())
    expect(openReturn(moved, first)).toBeDefined()
  })
})

describe('an acceptance', () => {
  test.each<[string, readonly SheetAct[], string | undefined]>([
    ['is there once given', [accepted], 'accepted'],
    ['is gone once withdrawn', [accepted, withdrawn], undefined],
    ['is gone once something is returned', [accepted, aReturn({ subjects: [first] })], undefined],
    ['stays when a coordinator moves a text', [accepted, move()], 'accepted'],
  ])('%s', (_, acts, state) => {
    expect(acceptanceOf(acted(sent, ...acts))?.state).toBe(state)
  })

  test('is visibly older than what an owner sends after it, and can be given anew', () => {
    const again = sentAgain(acted(sent, accepted))
    expect(acceptanceOf(again)).toEqual({ state: 'changed', by: coordinator, at: now })
    expect(acceptanceOf(acted(again, { ...accepted, revision: 2 }))?.state).toBe('accepted')
  })

  test('given or withdrawn twice is done once', () => {
    expect(writeSheetAct(acted(sent, accepted), accepted)).toEqual({ result: 'unchanged' })
    expect(writeSheetAct(sent, withdrawn)).toEqual({ result: 'unchanged' })
  })
})

test.each([accepted, aReturn(), withdrawn])('$act of what is not the last sending any more is a conflict', (act) => {
  expect(writeSheetAct(sentAgain(sent), act)).toEqual({ result: 'conflict' })
  expect(writeSheetAct(aSheet(), act)).toEqual({ result: 'conflict' })
})

describe('a moved text', () => {
  test('stands in the other line in draft and sending, and no more where it was', () => {
    const moved = acted(sent, move())
    const there = { [first]: values({ level: 25 }), [second]: values({ level: 50, results: 'Väärään paikkaan.' }) }
    expect(moved.revisions.at(-1)).toEqual({
      number: 2,
      sentAt: now,
      sentBy: coordinator,
      moved: true,
      answers: there,
    })
    expect(moved.drafts).toEqual({
      [first]: aDraft({ revision: 2, answer: there[first] ?? values(), savedBy: coordinator }),
      [second]: aDraft({ revision: 2, answer: there[second] ?? values(), savedBy: coordinator }),
    })
    expect(moved.revisions[0]).toEqual(sent.revisions[0])
  })

  test('comes after what stands there', () => {
    const both = { ...answers, [second]: values({ level: 50, results: 'Oma teksti.' }) }
    const sheet = aSheet({ drafts: draftsOf(both), revisions: [aSentRevision({ answers: both })] })
    expect(acted(sheet, move({ before: 'Oma teksti.' })).revisions.at(-1)?.answers[second]).toEqual(
      values({ level: 50, results: 'Oma teksti.\n\nVäärään paikkaan.' }),
    )
  })

  test('that was never sent moves in the draft alone', () => {
    const moved = acted(aSheet({ drafts: draftsOf(answers) }), move())
    expect(moved.revisions).toEqual([])
    expect(moved.drafts[second]?.answer).toEqual(values({ level: 50, results: 'Väärään paikkaan.' }))
  })

  test('of which nothing is left leaves no answer behind', () => {
    const only = { [first]: values({ results: 'Väärään paikkaan.' }), [second]: values({ level: 50 }) }
    const sheet = aSheet({ drafts: draftsOf(only), revisions: [aSentRevision({ answers: only })] })
    expect(Object.keys(acted(sheet, move()).revisions.at(-1)?.answers ?? {})).toEqual([second])
  })

  test('can be put under another question of the same line', () => {
    const act = move({ to: { subject: first, question: 'notes' } })
    expect(acted(sent, act).drafts[first]?.answer).toEqual(values({ level: 25, notes: 'Väärään paikkaan.' }))
  })

  test.each<[string, Sheet, SheetAct]>([
    ['is not what stands there any more', sent, move({ text: 'Toinen teksti.' })],
    ['would come over newer words', sent, move({ before: 'Vanhaa.' })],
    [
      'is being rewritten by its owner',
      { ...sent, drafts: draftsOf({ ...answers, [first]: values({ level: 25, results: 'Uutta.' }) }) },
      move({ text: 'Uutta.' }),
    ],
    [
      'would go under a short answer',
      aSheet({ drafts: draftsOf({ ...answers, [second]: { kind: 'quick', quick: 'nothing' } }) }),
      move(),
    ],
  ])('that %s is a conflict', (_, sheet, act) => {
    expect(writeSheetAct(sheet, act)).toEqual({ result: 'conflict' })
  })
})

function move(overrides: Partial<SheetAct & { readonly act: 'moved' }> = {}): SheetAct {
  return {
    act: 'moved',
    from: { subject: first, question: 'results' },
    to: { subject: second, question: 'results' },
    text: 'Väärään paikkaan.',
    before: '',
    ...byCoordinator,
    ...overrides,
  }
}

function sentAgain(sheet: Sheet): Sheet {
  const number = sheet.revisions.length + 1
  return { ...sheet, revisions: [...sheet.revisions, aSentRevision({ number, sentBy: owner, answers })] }
}

function draftsOf(all: Readonly<Record<string, Answer>>): Sheet['drafts'] {
  return Object.fromEntries(Object.entries(all).map(([id, answer]) => [id, aDraft({ answer })]))
}

function acted(sheet: Sheet, ...acts: readonly SheetAct[]): Sheet {
  return acts.reduce((stands, act) => {
    const write = writeSheetAct(stands, act)
    if (write.result !== 'done') throw new Error(`${act.act}: ${write.result}`)
    return write.changed
  }, sheet)
}
