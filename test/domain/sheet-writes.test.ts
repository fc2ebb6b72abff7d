import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, Sheet } from '../../src/domain/answer.ts'
import { writeDraft, writeSending } from '../../src/domain/sheet-writes.ts'
import { aDraft, aSentRevision, aSheet, coordinator, now, owner, secondOwner, values } from '../builders.ts'

const subject = 'line/perhekeskus/availability'
const other = 'project/perhekeskus'

describe('a saved draft', () => {
  test('is the first revision where there was none', () => {
    expect(save(aSheet(), 0, values())).toEqual({
      result: 'saved',
      draft: aDraft(),
      changed: aSheet({ drafts: { [subject]: aDraft() } }),
    })
  })

  test('is the next revision over the one it was drawn from', () => {
    expect(save(drafted(values({ level: 25 })), 1, values({ level: 50 }))).toMatchObject({
      result: 'saved',
      draft: { revision: 2, answer: values({ level: 50 }) },
    })
  })

  test.each([0, 2, 7])('is a conflict over revision 1 when it was drawn from %i', (revision) => {
    const sheet = drafted(values({ level: 25 }))
    expect(save(sheet, revision, values({ level: 50 }))).toEqual({ result: 'conflict', stored: sheet.drafts[subject] })
  })

  test('writes nothing when it says the same, whatever it was drawn from', () => {
    const sheet = drafted(values({ level: 25 }))
    expect(save(sheet, 0, values({ level: 25 }))).toEqual({ result: 'saved', draft: sheet.drafts[subject] })
  })

  test('is written when only the text kept beside a quick answer differs', () => {
    const sheet = drafted({ kind: 'quick', quick: 'nothing' })
    const answer: Answer = { kind: 'quick', quick: 'nothing', kept: { results: 'Alkoi.' } }
    expect(save(sheet, 1, answer)).toMatchObject({ result: 'saved', draft: { revision: 2, answer } })
  })

  test('leaves the drafts of other subjects alone', () => {
    const sheet = aSheet({ drafts: { [other]: aDraft() } })
    expect(save(sheet, 0, values())).toMatchObject({ changed: { drafts: { [other]: aDraft(), [subject]: aDraft() } } })
  })

  const anyAnswer = fc.constantFrom<Answer>(
    values({ level: 25 }),
    values({ level: 50 }),
    values({}),
    { kind: 'quick', quick: 'nothing' },
    { kind: 'quick', quick: 'nothing', reason: 'Loma' },
  )
  const saves = fc.array(fc.tuple(fc.nat({ max: 6 }), anyAnswer), { maxLength: 20 })

  test('raises the revision by one whenever something is written, and never otherwise', () => {
    fc.assert(
      fc.property(saves, (list) => {
        let sheet = aSheet()
        for (const [revision, answer] of list) {
          const before = sheet.drafts[subject]?.revision ?? 0
          const written = save(sheet, revision, answer)
          const changed = written.result === 'saved' ? written.changed : undefined
          if (changed !== undefined) sheet = changed
          expect(sheet.drafts[subject]?.revision ?? 0).toBe(before + (changed === undefined ? 0 : 1))
        }
      }),
    )
  })

  test('may be repeated at once without a trace', () => {
    fc.assert(
      fc.property(saves, fc.nat({ max: 6 }), anyAnswer, (list, revision, answer) => {
        let sheet = aSheet()
        for (const [each, typed] of [...list, [revision, answer] as const]) {
          const written = save(sheet, each, typed)
          if (written.result === 'saved') sheet = written.changed ?? sheet
        }
        const last = save(sheet, sheet.drafts[subject]?.revision ?? 0, answer)
        const after = last.result === 'saved' ? (last.changed ?? sheet) : sheet
        expect(save(after, 0, answer)).toEqual({ result: 'saved', draft: after.drafts[subject] })
      }),
    )
  })
})

describe('a sending', () => {
  const sheet = aSheet({
    drafts: { [subject]: aDraft(), [other]: aDraft({ revision: 3, answer: values({ level: 0 }) }) },
  })

  test('keeps the drafts that were looked at as a revision', () => {
    expect(send(sheet, { [subject]: 1, [other]: 3 })).toEqual({
      result: 'sent',
      changed: {
        ...sheet,
        revisions: [
          { number: 1, sentAt: now, sentBy: owner, answers: { [subject]: values(), [other]: values({ level: 0 }) } },
        ],
      },
    })
  })

  test.each([0, 2])('is a conflict when draft 1 was looked at as revision %i', (revision) => {
    expect(send(sheet, { [subject]: revision })).toEqual({ result: 'conflict' })
  })

  test('is a conflict when one of several drafts has moved on', () => {
    expect(send(sheet, { [subject]: 1, [other]: 2 })).toEqual({ result: 'conflict' })
  })

  test('is a conflict when a draft is not there', () => {
    expect(send(aSheet(), { [subject]: 1 })).toEqual({ result: 'conflict' })
  })

  test('adds nothing when the last one says the same', () => {
    const sent = send(sheet, { [subject]: 1 })
    expect(sent.result === 'sent' && send(sent.changed, { [subject]: 1 })).toEqual({ result: 'unchanged' })
  })

  test('is the next revision when something differs', () => {
    const again = { ...sheet, revisions: [aSentRevision({ answers: { [subject]: values({ level: 0 }) } })] }
    expect(send(again, { [subject]: 1 })).toMatchObject({ changed: { revisions: [{ number: 1 }, { number: 2 }] } })
  })

  test('is the next revision when one subject more is sent', () => {
    const again = { ...sheet, revisions: [aSentRevision()] }
    expect(send(again, { [subject]: 1, [other]: 3 })).toMatchObject({ result: 'sent' })
  })

  test('is stamped with the one for whom it was sent', () => {
    const answers = { [subject]: values() }
    const sending = { drafts: { [subject]: 1 }, answers, at: now, by: coordinator, onBehalfOf: secondOwner }
    expect(writeSending(sheet, sending)).toMatchObject({
      changed: { revisions: [{ sentBy: coordinator, onBehalfOf: secondOwner }] },
    })
  })

  test('leaves the drafts where they are', () => {
    expect(send(sheet, { [subject]: 1 })).toMatchObject({ changed: { drafts: sheet.drafts } })
  })
})

function drafted(answer: Answer): Sheet {
  return aSheet({ drafts: { [subject]: aDraft({ answer }) } })
}

function save(sheet: Sheet, expectedRevision: number, answer: Answer) {
  return writeDraft(sheet, { subject, expectedRevision, answer, at: now, by: owner })
}

function send(sheet: Sheet, drafts: Readonly<Record<string, number>>) {
  const looked = Object.keys(drafts).map((id) => [id, sheet.drafts[id]?.answer ?? values()])
  return writeSending(sheet, { drafts, answers: Object.fromEntries(looked), at: now, by: owner })
}
