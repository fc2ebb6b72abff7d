import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Sheet } from '../../src/domain/answer.ts'
import type { OpenedRound } from '../../src/domain/expected-set.ts'
import { type Counts, count, standings } from '../../src/domain/gaps.ts'
import {
  aDraft,
  anExpectedSheet,
  anOpenedRound,
  aRound,
  aSentRevision,
  aSheet,
  coordinator,
  now,
  values,
} from '../builders.ts'

const tooLate = '2021-11-09T08:00:00.000Z'

interface Mix {
  readonly counted: boolean
  readonly exempt: boolean
  readonly draft: boolean
  readonly sentAt?: string
}

describe('a subject', () => {
  test.each([
    [values({ results: 'Alku' }), 1],
    [{ kind: 'values', values: {} } as const, 0],
    [{ kind: 'values', values: {}, keptReason: 'Lomat' } as const, 1],
  ])('with the draft %j has %d drafts', (answer, draft) => {
    const expected = anExpectedSheet('perhekeskus', { subjects: [{ id: 'line/perhekeskus/g', counted: true }] })
    const sheet = aSheet({ id: expected.id, drafts: { 'line/perhekeskus/g': aDraft({ answer }) } })
    const opened = anOpenedRound({ sheets: [expected] })
    expect(count(standings(opened, new Map([[expected.id, sheet]])))).toMatchObject({ missing: 1, draft })
  })

  const none: Mix = { counted: true, exempt: false, draft: false }

  test.each<[string, Mix, Partial<Counts>]>([
    ['with nothing written is missing', none, { missing: 1 }],
    ['with a draft is missing', { ...none, draft: true }, { missing: 1, draft: 1 }],
    ['that was sent is answered', { ...none, sentAt: now }, { answered: 1 }],
    ['that was sent at the last minute is not late', { ...none, sentAt: aRound().dueAt }, { answered: 1 }],
    ['that was sent after it was due is late', { ...none, sentAt: tooLate }, { answered: 1, late: 1 }],
    ['that is exempt is not missing', { ...none, exempt: true }, { exempt: 1 }],
    ['that is exempt with a draft is exempt only', { ...none, exempt: true, draft: true }, { exempt: 1 }],
    ['that is exempt after a late answer is exempt only', { ...none, exempt: true, sentAt: tooLate }, { exempt: 1 }],
    ['that was sent and changed since is answered', { ...none, draft: true, sentAt: now }, { answered: 1 }],
    ['of which nothing is required is not counted', { ...none, counted: false, sentAt: now }, { expected: 0 }],
  ])('%s', (_, mix, counts) => {
    const zero = { expected: 1, answered: 0, missing: 0, exempt: 0, late: 0, draft: 0, returned: 0 }
    expect(countOf([mix])).toEqual({ ...zero, ...counts })
  })

  test('sent in time and again when it was late is not late', () => {
    const answers = { 'line/perhekeskus/availability': values() }
    const sheet = aSheet({
      revisions: [aSentRevision({ answers }), aSentRevision({ number: 2, sentAt: tooLate, answers })],
    })
    expect(count(standings(anOpenedRound(), new Map([[sheet.id, sheet]])))).toMatchObject({ answered: 1, late: 0 })
  })
})

const anyMix: fc.Arbitrary<Mix> = fc.record(
  {
    counted: fc.boolean(),
    exempt: fc.boolean(),
    draft: fc.boolean(),
    sentAt: fc.constantFrom(now, tooLate),
  },
  { requiredKeys: ['counted', 'exempt', 'draft'] },
)

describe('whatever the mix', () => {
  test('expected = answered + missing + exempt', () => {
    fc.assert(
      fc.property(fc.array(anyMix), (mixes) => {
        const { expected, answered, missing, exempt } = countOf(mixes)
        expect(expected).toBe(answered + missing + exempt)
      }),
    )
  })

  test('expected are those of which something is required', () => {
    fc.assert(
      fc.property(fc.array(anyMix), (mixes) => {
        expect(countOf(mixes).expected).toBe(mixes.filter(({ counted }) => counted).length)
      }),
    )
  })

  test('the late are among the answered, and the drafts among the missing', () => {
    fc.assert(
      fc.property(fc.array(anyMix), (mixes) => {
        const { answered, missing, late, draft } = countOf(mixes)
        expect(late <= answered && draft <= missing).toBe(true)
      }),
    )
  })
})

/** Two subjects on each sheet; the sheet's own facts are those of its subjects together. */
function countOf(mixes: readonly Mix[]): Counts {
  const subjects = mixes.map((mix, index) => ({ id: `line/p${Math.floor(index / 2)}/g${index}`, mix }))
  const projects = [...new Set(subjects.map(({ id }) => id.split('/')[1] ?? ''))]
  const within = (project: string) => subjects.filter(({ id }) => id.startsWith(`line/${project}/`))
  const opened: OpenedRound = anOpenedRound({
    sheets: projects.map((project) =>
      anExpectedSheet(project, { subjects: within(project).map(({ id, mix }) => ({ id, counted: mix.counted })) }),
    ),
    exemptions: subjects
      .filter(({ mix }) => mix.exempt)
      .map(({ id }) => ({ subject: id, reason: 'Päättynyt', by: coordinator, at: now })),
  })
  const sheets = projects.map((project): [string, Sheet] => [`project/${project}`, sheetOf(project, within(project))])
  return count(standings(opened, new Map(sheets)))
}

function sheetOf(project: string, subjects: readonly { id: string; mix: Mix }[]): Sheet {
  const sentBy = (moment: string) => subjects.filter(({ mix }) => mix.sentAt !== undefined && mix.sentAt <= moment)
  const times = [...new Set(subjects.flatMap(({ mix }) => mix.sentAt ?? []))].sort()
  return aSheet({
    id: `project/${project}`,
    drafts: Object.fromEntries(subjects.filter(({ mix }) => mix.draft).map(({ id }) => [id, aDraft()])),
    revisions: times.map((sentAt, index) =>
      aSentRevision({
        number: index + 1,
        sentAt,
        answers: Object.fromEntries(sentBy(sentAt).map(({ id }) => [id, values()])),
      }),
    ),
  })
}
