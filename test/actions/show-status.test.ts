import { describe, expect, test } from 'vitest'
import { loadCurrentRound, loadOnlyRound, loadProgramme, loadRound } from '../../src/actions/load-round.ts'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import { openRound } from '../../src/actions/open-round.ts'
import { rehearseRound } from '../../src/actions/rehearse-round.ts'
import { showReport } from '../../src/actions/show-newest-edition.ts'
import { showStatus } from '../../src/actions/show-status.ts'
import { readerOf } from '../../src/cards/reader.ts'
import { statusCard } from '../../src/cards/status-card.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { anEdition, aProgramme, aProject, aSeries, coordinator, owner } from '../builders.ts'
import { elementsIn } from '../cards/card-elements.ts'
import { testContext } from '../fakes/action-context.ts'
import { openContext, round, sendDirectly } from './answering.ts'

const reader = 'chair@example.fi'
const lead = 'lead@example.fi'
const twoAreas = aProgramme({
  areas: [
    { id: 'children', name: 'Children', owners: [lead] },
    { id: 'older', name: 'Older people', owners: [] },
  ],
  projects: [aProject({ area: 'children' }), aProject({ id: 'koulu', name: 'Koulu', area: 'older' })],
})

describe('status', () => {
  test('shows a coordinator the round', async () => {
    const context = await openContext()
    await sendDirectly(context, 'perhekeskus')
    expect(await showStatus(context, { person: coordinator })).toMatchObject({
      kind: 'status',
      counts: { expected: 1, answered: 1, missing: 0, exempt: 0 },
      channelKnown: false,
    })
  })

  test('shows a coordinator an older round by its date', async () => {
    const context = await openContext()
    context.clock.moveTo('2022-04-18T06:00:00.000Z')
    await openDueRounds(context)
    expect(await showStatus(context, { person: coordinator, round: '2021-11-15' })).toMatchObject({
      facts: { opened: { round: { id: round } } },
    })
  })

  test('shows an owner what they owe', async () => {
    expect(await showStatus(await openContext(), { person: owner })).toMatchObject({
      kind: 'duties',
      person: owner,
      owed: [{ topic: { sheet: 'project/perhekeskus' } }],
    })
  })

  test('shows somebody of the register no more than that they owe nothing', async () => {
    const shown = await showStatus(await openContext(), { person: 'listed@example.fi' })
    expect(shown).toMatchObject({ kind: 'duties', owed: [], done: [] })
  })

  test('shows a reader the newest edition that everybody may read, and nothing else', async () => {
    const context = await openContext(aProgramme({ readers: [reader] }))
    const asked = () => Promise.all([showStatus(context, { person: reader }), showReport(context, { person: reader })])
    expect(await asked()).toEqual([1, 2].map(() => ({ refused: 'only-editions', values: {} })))
    await context.store.publish(anEdition())
    await context.store.publish(anEdition({ number: 2, publishedAt: '2021-11-16T10:00:00.000Z' }))
    for (const shown of await asked()) {
      expect(shown).toMatchObject({ kind: 'newest-edition', round: { id: round }, edition: { number: 2 } })
      const links = 'links' in shown ? shown.links : []
      expect(links.length).toBeGreaterThan(0)
      expect(new Set(links.map(({ audience }) => audience))).toEqual(new Set(['public']))
    }
    expect(await showReport(context, { person: owner })).toMatchObject({ refused: 'not-for-you' })
  })

  test('shows a reader who owns a project what they owe', async () => {
    const context = await openContext(aProgramme({ readers: [owner] }))
    expect(await showStatus(context, { person: owner })).toMatchObject({ kind: 'duties', owed: [{}] })
  })

  test('shows a coordinator what they ask for', async () => {
    const context = await openContext(twoAreas)
    expect(await showStatus(context, { person: coordinator, filter: 'Children' })).toMatchObject({
      counts: { expected: 1 },
      rows: [{ topic: { sheet: 'project/perhekeskus' } }],
    })
    expect(await showStatus(context, { person: coordinator, filter: 'childern' })).toMatchObject({
      refused: 'unknown-filter-near',
    })
  })

  test('shows the owner of an area where it stands, and nothing beyond it', async () => {
    const context = await openContext(twoAreas)
    for (const filter of ['', 'all', 'older']) {
      const shown = await showStatus(context, { person: lead, filter })
      expect(shown).toMatchObject({ kind: 'status', view: { viewer: 'lead' }, funnel: [], repeated: [] })
      expect(JSON.stringify('rows' in shown && shown.rows.map(({ topic }) => topic.sheet))).not.toContain('koulu')
    }
  })

  test('is lost at once by who is a coordinator no more', async () => {
    const context = await openContext()
    expect(await showStatus(context, { person: coordinator })).toMatchObject({ kind: 'status' })
    const changed = aProgramme({ coordinators: ['new@example.fi'] })
    const store = { ...context.store, register: async () => changed }
    expect(await showStatus({ ...context, store }, { person: coordinator })).toMatchObject({ kind: 'duties', owed: [] })
  })

  test('shows a coordinator who owns a project the round', async () => {
    const context = await openContext(aProgramme({ projects: [aProject({ owners: [coordinator] })] }))
    expect(await showStatus(context, { person: coordinator })).toMatchObject({ kind: 'status' })
  })

  test.each<[string, string, object]>([
    ['2019-01-01', 'unknown-round', { round: '2019-01-01' }],
    ['oma-arviointi:2022-05-15', 'not-open-yet', { round: { date: '2022-05-15' } }],
    ['nonsense', 'unknown-round', { round: 'nonsense' }],
  ])('of %j is refused', async (named, refused, values) => {
    expect(await showStatus(await openContext(), { person: coordinator, round: named })).toEqual({ refused, values })
  })
})

describe('where two series are open with the same date', () => {
  const both = aProgramme({ series: [aSeries(), aSeries({ id: 'other' })] })
  const ids = { refused: 'which-round', values: { rounds: expect.stringContaining('other:2021-11-15') } }

  test('the date alone is refused with the ids of both', async () => {
    const context = await openContext(both)
    const shown = await showStatus(context, { person: coordinator, round: '2021-11-15' })
    expect(shown).toMatchObject(ids)
    expect(shown).toMatchObject({ values: { rounds: expect.stringContaining(round) } })
  })

  test.each(['open', 'rehearse'] as const)('%s asks which is meant too, open or still to come', async (what) => {
    const context = await openContext(both)
    for (const date of ['2021-11-15', '2022-05-15']) {
      const asked =
        what === 'open'
          ? await openRound(context, { person: coordinator, round: date })
          : await rehearseRound(context, date)
      expect(asked).toEqual({ refused: 'which-round', values: { rounds: `oma-arviointi:${date}, other:${date}` } })
    }
  })

  test('the status of one leads to the other', async () => {
    const context = await openContext(both)
    const shown = await showStatus(context, { person: coordinator, round: 'other:2021-11-15' })
    expect(shown).toMatchObject({ facts: { otherRounds: [{ series: { id: 'oma-arviointi' }, round: { id: round } }] } })
    if (isRefusal(shown) || shown.kind !== 'status') throw new Error('There is no status.')
    const buttons = elementsIn(statusCard(shown, readerOf('en', both)).content)
    expect(buttons.find(({ title }) => String(title).startsWith('Also open: '))).toMatchObject({ data: { round } })
  })

  test('what changes a round has to name it', async () => {
    const context = await openContext(both)
    expect(await loadOnlyRound(context)).toMatchObject(ids)
    expect(await loadOnlyRound(await openContext())).toMatchObject({ opened: { round: { id: round } } })
  })
})

describe('the current round', () => {
  test('is the open one', async () => {
    expect(await loadCurrentRound(await openContext())).toMatchObject({ opened: { round: { id: round } } })
  })

  test('is the one that was open last when none is', async () => {
    const context = await openContext()
    context.clock.moveTo('2021-12-24T10:00:00.000Z')
    expect(await loadCurrentRound(context)).toMatchObject({ opened: { round: { id: round } } })
  })

  test('is the open one though another was open before', async () => {
    const context = await openContext()
    context.clock.moveTo('2022-04-18T06:00:00.000Z')
    await openDueRounds(context)
    expect(await loadCurrentRound(context)).toMatchObject({ opened: { round: { deadline: '2022-05-15' } } })
  })

  test('is none before the first opening, and the refusal says when that is', async () => {
    const context = await testContext({ at: '2020-09-01T08:00:00.000Z' })
    expect(await loadCurrentRound(context)).toEqual({
      refused: 'nothing-open',
      values: { opens: { instant: '2020-10-19T06:00:00.000Z' } },
    })
  })

  test('is none in a programme without rounds to come', async () => {
    const context = await testContext({ at: '2024-01-01T08:00:00.000Z' })
    expect(await loadCurrentRound(context)).toEqual({ refused: 'no-rounds', values: {} })
  })

  test('is none of a series that the register has lost', async () => {
    const context = await openContext()
    const lost = aProgramme({ series: [aSeries({ id: 'other' })] })
    const changed = { ...context, store: { ...context.store, register: async () => lost } }
    expect(await loadRound(changed, round)).toMatchObject({ refused: 'unknown-round' })
    expect(await loadCurrentRound(changed)).toMatchObject({ refused: 'nothing-open' })
  })
})

test('a store without a register says what to do', async () => {
  const context = await testContext()
  const empty = { ...context, store: { ...context.store, register: async () => undefined } }
  await expect(loadProgramme(empty)).rejects.toThrow('start the bot once with PROGRAMME set')
})
