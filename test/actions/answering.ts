import type { SheetRequest } from '../../src/actions/load-sheet.ts'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import type { PageRequest } from '../../src/actions/save-page.ts'
import type { Shown } from '../../src/actions/shown.ts'
import type { AnswerValues } from '../../src/domain/answer.ts'
import type { Page } from '../../src/domain/page.ts'
import type { Programme } from '../../src/domain/programme.ts'
import {
  aProgramme,
  aProject,
  aRound,
  aSeries,
  deviation,
  level,
  owner,
  results,
  secondOwner,
  status,
  values,
} from '../builders.ts'
import { type TestContext, testContext } from '../fakes/action-context.ts'

export const round = aRound().id
export const sheet = 'project/perhekeskus'
export const subject = 'line/perhekeskus/availability'
/** The moment from which on the autumn round takes no answers. */
export const locked = '2021-11-22T21:59:00.000Z'

/** Two owners, a project question and three quick answers: one without, one with and one needing a reason. */
export const register = aProgramme({
  projects: [aProject({ owners: [owner, secondOwner] })],
  series: [
    aSeries({
      questions: [level, results, status, deviation],
      quickAnswers: [
        { id: 'nothing', label: 'Ei raportoitavaa' },
        { id: 'no-actions', label: 'Ei toimenpiteitä', reason: 'optional' },
        { id: 'paused', label: 'Tauolla', reason: 'required' },
      ],
    }),
  ],
})

/** An open autumn round, by the programme of the builders unless another is given. */
export async function openContext(programme?: Programme): Promise<TestContext> {
  const context = await testContext(programme === undefined ? {} : { programme })
  await openDueRounds(context)
  return context
}

export function aSheetRequest(overrides: Partial<SheetRequest> = {}): SheetRequest {
  return { person: owner, round, sheet, ...overrides }
}

export function aPageRequest(overrides: Partial<PageRequest> = {}): PageRequest {
  return {
    ...aSheetRequest(),
    subject,
    part: 0,
    revision: 0,
    typed: { level: '25', results: 'Työ on alkanut.' },
    ...overrides,
  }
}

/** What a page’s inputs show. */
export function inputsOf(shown: Shown): Readonly<Record<string, string>> {
  return Object.fromEntries(pageOf(shown).fields.map(({ question, value }) => [question.id, value]))
}

export function pageOf(shown: Shown): Page {
  if (!('kind' in shown) || shown.kind !== 'page') throw new Error(`This is no page: ${JSON.stringify(shown)}`)
  return shown
}

/** Sends a sheet straight through the store, as it stands there. */
export async function sendDirectly(
  { store, clock }: TestContext,
  project: string,
  { by = owner, answered }: { by?: string; answered?: AnswerValues } = {},
): Promise<void> {
  const about = `line/${project}/availability`
  const place = { round, sheet: `project/${project}` }
  const before = (await store.sheet(round, place.sheet)).drafts[about]?.revision ?? 0
  const saved = await store.saveDraft({
    ...place,
    subject: about,
    expectedRevision: before,
    answer: values(answered),
    at: clock.now(),
    by,
  })
  const revision = saved.result === 'saved' ? saved.draft.revision : saved.stored.revision
  const answers = { [about]: values(answered) }
  await store.send({ ...place, drafts: { [about]: revision }, answers, at: clock.now(), by })
}
