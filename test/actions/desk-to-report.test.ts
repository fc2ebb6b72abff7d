import { describe, expect, test } from 'vitest'
import { compileNow } from '../../src/actions/compile-report.ts'
import { loadRound } from '../../src/actions/load-round.ts'
import { moveText } from '../../src/actions/move-text.ts'
import { reopenSheet } from '../../src/actions/reopen-sheet.ts'
import { showProject } from '../../src/actions/show-project.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import type { ReportModel } from '../../src/domain/report-model.ts'
import { markdownReport } from '../../src/report/markdown/document.ts'
import { coordinator, owner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { press, round, sheet, subject } from './answering.ts'
import { deskContext, lockedContext, place, sentContext } from './desk.ts'
import { answer } from './shown-messages.ts'

/** After answers were due and before the lock. */
const overdue = '2021-11-10T08:00:00.000Z'

describe('in the report', () => {
  test('an answer on an owner’s behalf has both names, from the button of the project’s card on', async () => {
    const context = await deskContext()
    const by = { by: coordinator }
    const page = await press(context, await showProject(context, { person: coordinator, round, sheet }), 'open', by)
    const typed = { level: '25', results: 'Soitin ja kirjasin.' }
    const second = await press(context, page, 'save', { ...by, typed })
    const review = await press(context, second, 'save', { ...by, typed: { status: 'on-track' } })
    await press(context, review, 'send', by)
    const { model, text } = await reported(context)
    expect(sendingOf(model, subject)).toMatchObject({ by: { email: coordinator }, onBehalfOf: { email: owner } })
    expect(text('coordinators')).toContain('Soitin ja kirjasin.')
    for (const name of [coordinator, owner]) {
      expect(text('coordinators')).toContain(name)
      expect(text('public')).not.toContain(name)
    }
  })

  test('a text that a coordinator moved stands in its new place, and coordinators read that it was moved', async () => {
    const context = await sentContext()
    const [from, to] = [`${subject}#results`, `${sheet}#deviation`]
    const form = await moveText(context, { ...place, from, to, seen: '' })
    const seen = 'seen' in form ? String(form.seen.seen) : ''
    await moveText(context, { ...place, step: 'confirm', from, to, seen })
    const { model, text } = await reported(context)
    expect(model.subjects.find(({ id }) => id === sheet)?.answer).toMatchObject({
      values: { deviation: 'Työ on alkanut.' },
    })
    expect(sendingOf(model, sheet)).toMatchObject({ by: { email: coordinator }, moved: true })
    expect(text('coordinators')).toContain('Teksti siirretty oikeaan kohtaan')
    expect(text('public')).not.toContain('Teksti siirretty')
  })

  test.each<[string, () => Promise<TestContext>, string, object]>([
    ['first sent after the day is late', deskContext, 'Saapui myöhässä', { late: true }],
    ['changed after the day was corrected', sentContext, 'Muutettu määräajan jälkeen', { corrected: true }],
  ])('an answer %s, for coordinators alone', async (_, before, mark, stamp) => {
    const context = await before()
    context.clock.moveTo(overdue)
    await answer(context, { level: '50', results: 'Työ etenee hyvin.' })
    const { model, text } = await reported(context)
    expect(sendingOf(model, subject)).toMatchObject(stamp)
    expect(text('coordinators')).toContain(mark)
    expect(text('public')).not.toContain(mark)
  })

  test('what was sent after a reopening is told as corrected', async () => {
    const context = await lockedContext()
    const until = { day: '2021-11-26', time: '16:00', comment: 'Yksi luku puuttui.' }
    await reopenSheet(context, { ...place, step: 'confirm', ...until })
    await answer(context, { level: '50', results: 'Luku on nyt mukana.' })
    const { model, text } = await reported(context)
    expect(sendingOf(model, subject)).toMatchObject({ corrected: true })
    expect(text('coordinators')).toContain('Muutettu määräajan jälkeen')
  })
})

interface Reported {
  readonly model: ReportModel
  readonly text: (audience: 'public' | 'coordinators') => string
}

async function reported(context: TestContext): Promise<Reported> {
  const facts = await loadRound(context, round)
  if (isRefusal(facts)) throw new Error(facts.refused)
  const model = await compileNow(context, facts, 0)
  return { model, text: (audience) => markdownReport.render(model, { audience, language: 'fi' }) }
}

function sendingOf({ subjects }: ReportModel, id: string): ReportModel['subjects'][number]['sent'] {
  return subjects.find((each) => each.id === id)?.sent
}
