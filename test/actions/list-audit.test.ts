import { describe, expect, test } from 'vitest'
import { listAudit } from '../../src/actions/list-audit.ts'
import { anExemption, coordinator, owner } from '../builders.ts'
import { openContext, register, round, sheet } from './answering.ts'

describe('the audit', () => {
  test('of everything has every round’s events, the newest first', async () => {
    const context = await openContext(register)
    await context.store.actOnRound(round, { ...anExemption(sheet), at: '2021-11-02T08:00:00.000Z' })
    expect(await listAudit(context, { person: coordinator, project: '', page: 1 })).toMatchObject({
      total: 2,
      events: [{ act: 'exempted', why: 'Päättynyt' }, { act: 'opened' }],
    })
  })

  test('of a project has what concerns it alone', async () => {
    const context = await openContext(register)
    await context.store.actOnRound(round, anExemption(sheet))
    const events = [{ act: 'exempted' }]
    const request = { person: coordinator, page: 1 }
    expect(await listAudit(context, { ...request, project: 'perhe' })).toMatchObject({ total: 1, events })
    expect(await listAudit(context, { ...request, project: 'tuntematon' })).toMatchObject({
      refused: 'unknown-project',
    })
  })

  test.each([owner, 'former@example.fi'])('is refused to %s', async (person) => {
    const context = await openContext(register)
    expect(await listAudit(context, { person, project: '', page: 1 })).toMatchObject({ refused: 'not-for-you' })
  })
})
