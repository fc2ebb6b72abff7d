import { describe, expect, test } from 'vitest'
import { showProject } from '../../src/actions/show-project.ts'
import { aDelivery, anAccount, aProgramme, coordinator, now, owner, values } from '../builders.ts'
import { openContext, round, sendDirectly, sheet, subject } from './answering.ts'

const asked = { person: coordinator, round, sheet }

describe('a coordinator looks at one project', () => {
  test('and sees its answers as they were sent, not what has been typed since', async () => {
    const context = await openContext()
    await sendDirectly(context, 'perhekeskus', { answered: { level: 25, results: 'Lähetetty.' } })
    const typed = { round, sheet, subject, expectedRevision: 1, answer: values({ level: 50, results: 'Kesken.' }) }
    await context.store.saveDraft({ ...typed, at: now, by: owner })
    const shown = await showProject(context, asked)
    expect(shown).toMatchObject({
      row: { stage: 'sent', since: now },
      subjects: [{ subject, sent: values({ level: 25, results: 'Lähetetty.' }), draft: { at: now, by: owner } }],
    })
    expect(JSON.stringify('subjects' in shown && shown.subjects)).not.toContain('Kesken.')
  })

  test('that nobody has touched, and sees what has reached its owner', async () => {
    const context = await openContext()
    await context.store.saveAccount(anAccount())
    const current = { state: 'sent', sentAt: now, conversation: 'chat', message: 'm1' } as const
    await context.store.planStep(round, 'opening', [aDelivery({ current, openedAt: now })])
    expect(await showProject(context, asked)).toMatchObject({
      row: { stage: 'untouched' },
      owners: [{ email: owner, standing: { stage: 'opened', since: now }, lastContact: { key: { step: 'opening' } } }],
      subjects: [{ subject, standing: { state: 'missing' } }],
    })
  })

  test('and finds the way back to the list, though its words are unknown by now', async () => {
    const context = await openContext()
    expect(await showProject(context, { ...asked, filter: 'missing', page: 2 })).toMatchObject({
      view: { filter: { words: 'missing' }, page: 2 },
    })
    expect(await showProject(context, { ...asked, filter: 'gone' })).toMatchObject({ view: { filter: { words: '' } } })
  })

  test.each<[string, object, string]>([
    ['of an owner', { person: owner }, 'not-for-you'],
    ['of a stranger', { person: 'stranger@example.fi' }, 'not-for-you'],
    ['at a project that is not asked', { sheet: 'project/none' }, 'unknown-sheet'],
    ['at a round that does not exist', { round: '1999-01-01' }, 'unknown-round'],
  ])('but not %s', async (_, request, refused) => {
    expect(await showProject(await openContext(), { ...asked, ...request })).toMatchObject({ refused })
  })

  test('and cannot any more once the register says so', async () => {
    const context = await openContext()
    const store = { ...context.store, register: async () => aProgramme({ coordinators: ['new@example.fi'] }) }
    expect(await showProject({ ...context, store }, asked)).toMatchObject({ refused: 'not-for-you' })
  })
})
