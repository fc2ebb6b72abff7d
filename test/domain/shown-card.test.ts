import { describe, expect, test } from 'vitest'
import type { Sheet } from '../../src/domain/answer.ts'
import type { Delivery } from '../../src/domain/delivery.ts'
import type { DeliveryKind } from '../../src/domain/delivery-kind.ts'
import { dutiesOf } from '../../src/domain/duties.ts'
import { freezeExpectedSet, type OpenedRound } from '../../src/domain/expected-set.ts'
import {
  type CardFace,
  drawnDuties,
  drawnInputs,
  drawnSheet,
  dutiesContent,
  isSameFace,
  type ShownCard,
  sheetContent,
  shownCards,
  withNoted,
} from '../../src/domain/shown-card.ts'
import {
  aDelivery,
  aDraft,
  anOpenedRound,
  aProgramme,
  aProject,
  aRound,
  aSentRevision,
  aSeries,
  aSheet,
  aSheetContext,
  coordinator,
  noDaysOff,
  now,
  owner,
  secondOwner,
} from '../builders.ts'

const round = aRound()
const inputs: CardFace = { shows: 'inputs' }

describe('the messages that show something of a round', () => {
  test.each<[DeliveryKind, CardFace | undefined]>([
    ['opening', { shows: 'duties', occasion: 'opening' }],
    ['reminder', { shows: 'duties', occasion: 'reminder' }],
    ['overdue', { shows: 'duties', occasion: 'overdue' }],
    ['handover', { shows: 'duties', occasion: 'handover' }],
    ['snoozed', { shows: 'duties', occasion: 'snoozed' }],
    ['escalation', undefined],
    ['deviation', undefined],
    ['unreached', undefined],
    ['report', undefined],
  ])('are those of a sent %s as %j', (kind, face) => {
    const shown =
      face === undefined ? [] : [{ conversation: 'chat', message: 'm1', step: 'before-5', face, content: '1' }]
    expect(shownCards([sentAs('m1', { kind, step: 'before-5' })], [])).toEqual(shown)
  })

  test.each<Delivery['current']>([
    { state: 'planned' },
    { state: 'claimed', holder: 'holder-1', leaseUntil: now, begun: true },
    { state: 'retrying', nextAt: now, code: 'timeout' },
    { state: 'failed', code: 'blocked' },
    { state: 'skipped', reason: 'nothing-owed' },
    { state: 'unknown' },
  ])('are none of a delivery that is %j', (current) => {
    expect(shownCards([aDelivery({ current })], [])).toEqual([])
  })

  test('are each named once, as noted last', () => {
    const noted = aCard('m1', { face: inputs })
    expect(shownCards([sentAs('m1'), sentAs('m2', { step: 'before-5' })], [noted])).toMatchObject([
      { message: 'm2', face: { shows: 'duties' } },
      { message: 'm1', face: inputs },
    ])
  })

  test('say of a delivery from before contents were kept that it must be looked at', () => {
    const delivery = aDelivery({ current: { state: 'sent', sentAt: now, conversation: 'chat', message: 'm1' } })
    expect(shownCards([delivery], [])).toMatchObject([{ message: 'm1', content: '' }])
  })
})

describe('a note', () => {
  test('replaces an older one of the same message and comes last', () => {
    const notes = [aCard('m1'), aCard('m2')]
    expect(withNoted(notes, aCard('m1', { face: inputs }))).toEqual([aCard('m2'), aCard('m1', { face: inputs })])
  })

  test.each<[string, string | undefined, string | undefined, string | undefined]>([
    ['keeps the step that an older one knew', 'opening', undefined, 'opening'],
    ['takes the step that it is told', undefined, 'opening', 'opening'],
    ['takes the step that it is told over another', 'before-5', 'opening', 'opening'],
    ['may know no step', undefined, undefined, undefined],
  ])('%s', (_, known, told, step) => {
    const before = aCard('m1', known === undefined ? {} : { step: known })
    const [noted] = withNoted([before], aCard('m1', told === undefined ? {} : { step: told }))
    expect(noted?.step).toBe(step)
  })

  test('makes the oldest forgotten when there are very many', () => {
    const many = Array.from({ length: 100 }, (_, number) => aCard(`m${number}`))
    const kept = many.reduce<readonly ShownCard[]>((notes, card) => withNoted(notes, card), [])
    expect(kept).toEqual(many.slice(-30))
  })
})

describe('the content of duties', () => {
  const sent = aSheet({ revisions: [aSentRevision()] })
  const handover = { sheet: 'project/perhekeskus', from: owner, to: secondOwner, by: owner, at: now }

  test.each<[string, Parameters<typeof contentFor>[0]]>([
    ['a sheet has been sent', { sheets: [sent] }],
    ['one has handed something over', { opened: { handovers: [handover] } }],
    ['one was handed something', { opened: { handovers: [{ ...handover, from: secondOwner, to: owner }] } }],
    [
      'a subject has been exempted',
      {
        opened: {
          exemptions: [{ subject: 'line/koulu/availability', reason: 'Päättyi', by: coordinator, at: now }],
        },
      },
    ],
    ['answers are due on another day', { opened: { round: { ...round, answersDue: '2021-11-12' } } }],
    ['the round has been locked', { at: round.locksAt }],
  ])('differs once %s', (_, changed) => {
    expect(contentFor(changed)).not.toBe(contentFor({}))
  })

  test.each<[string, Parameters<typeof contentFor>[0]]>([
    ['a day has passed', { at: '2021-11-02T08:00:00.000Z' }],
    ['a draft has been saved', { sheets: [aSheet({ drafts: { 'line/perhekeskus/availability': aDraft() } })] }],
    [
      'others have handed something over',
      { opened: { handovers: [{ ...handover, sheet: 'project/other', from: secondOwner, to: coordinator }] } },
    ],
    ['the lock alone has moved', { opened: { round: { ...round, locksAt: '2021-11-30T21:59:00.000Z' } } }],
  ])('is the same when %s', (_, changed) => {
    expect(contentFor(changed)).toBe(contentFor({}))
  })

  test('differs again with each sheet that is sent', () => {
    const other = aSheet({
      id: 'project/koulu',
      revisions: [aSentRevision({ answers: { 'line/koulu/availability': { kind: 'quick', quick: 'nothing' } } })],
    })
    const contents = [[], [sent], [sent, other]].map((sheets) => contentFor({ sheets }))
    expect(new Set(contents).size).toBe(3)
  })
})

describe('the content of a sheet', () => {
  test('differs once it has been sent, sent again, or can be changed for longer', () => {
    const { opened } = aSheetContext()
    const contents = [0, 1, 2].map((count) =>
      sheetContent({ opened, sheet: aSheet({ revisions: Array.from({ length: count }, () => aSentRevision()) }) }),
    )
    const longer = { ...opened, round: { ...opened.round, locksAt: '2021-11-30T21:59:00.000Z' } }
    expect(new Set([...contents, sheetContent({ opened: longer, sheet: aSheet() })]).size).toBe(4)
  })

  test('is the same whatever is typed', () => {
    const { opened } = aSheetContext()
    const drafts = { 'line/perhekeskus/availability': aDraft() }
    expect(sheetContent({ opened, sheet: aSheet({ drafts }) })).toBe(sheetContent({ opened, sheet: aSheet() }))
  })
})

describe('two faces', () => {
  const faces: readonly CardFace[] = [
    { shows: 'duties', occasion: 'opening' },
    { shows: 'duties', occasion: 'my' },
    { shows: 'sheet', sheet: 'project/perhekeskus' },
    { shows: 'sheet', sheet: 'project/koulu' },
    inputs,
    { shows: 'gone' },
  ]

  test('are the same only when they show the same thing', () => {
    for (const one of faces) {
      for (const other of faces)
        expect([one, other, isSameFace(one, { ...other })]).toEqual([one, other, one === other])
    }
  })
})

describe('a card says of itself', () => {
  test('which duties it shows, of which round', () => {
    const duties = dutiesFor({})
    expect(drawnDuties(duties, 'my')).toEqual({
      round: round.id,
      face: { shows: 'duties', occasion: 'my' },
      content: dutiesContent(duties),
    })
  })

  test('which sheet it shows', () => {
    const context = aSheetContext()
    expect(drawnSheet(context)).toEqual({
      round: round.id,
      face: { shows: 'sheet', sheet: 'project/perhekeskus' },
      content: sheetContent(context),
    })
  })

  test('that something can be typed in it', () => {
    expect(drawnInputs(round.id)).toMatchObject({ round: round.id, face: inputs })
  })
})

interface Situation {
  readonly sheets?: readonly Sheet[]
  readonly opened?: Partial<OpenedRound>
  readonly at?: string
}

/** The duties of an owner of two projects. */
function dutiesFor({ sheets = [], opened = {}, at = now }: Situation) {
  const programme = aProgramme({ projects: [aProject({ owners: [owner, secondOwner] }), aProject(school)] })
  const series = aSeries()
  const frozen = freezeExpectedSet(programme, series, round)
  return dutiesOf(
    {
      programme,
      series,
      opened: anOpenedRound({ sheets: frozen, ...opened }),
      sheets: new Map(sheets.map((sheet) => [sheet.id, sheet])),
      daysOff: noDaysOff,
    },
    owner,
    at,
  )
}

const school = { id: 'koulu', name: 'Koulu', owners: [owner] }

function contentFor(situation: Situation): string {
  return dutiesContent(dutiesFor(situation))
}

function aCard(message: string, overrides: Partial<ShownCard> = {}): ShownCard {
  return { conversation: 'chat', message, face: { shows: 'duties', occasion: 'my' }, content: '1', ...overrides }
}

function sentAs(message: string, overrides: Parameters<typeof aDelivery>[0] = {}): Delivery {
  const current = { state: 'sent', sentAt: now, conversation: 'chat', message, content: '1' } as const
  return aDelivery({ ...overrides, current })
}
