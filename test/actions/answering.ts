import { answerShortly } from '../../src/actions/answer-shortly.ts'
import type { ActionContext } from '../../src/actions/context.ts'
import type { PageRequest } from '../../src/actions/keep-page.ts'
import { loadProgramme } from '../../src/actions/load-round.ts'
import type { SheetRequest } from '../../src/actions/load-sheet.ts'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import type { Shown } from '../../src/actions/shown.ts'
import { readerOf } from '../../src/cards/reader.ts'
import type { Answer, AnswerValues } from '../../src/domain/answer.ts'
import type { Page } from '../../src/domain/page.ts'
import type { HistoryAnswer, Programme } from '../../src/domain/programme.ts'
import { lineSubject } from '../../src/domain/subject.ts'
import { back, quick, same, save } from '../../src/teams/card-actions/page.ts'
import { edit, open, send } from '../../src/teams/card-actions/sheet.ts'
import { page } from '../../src/teams/card-actions/show-page.ts'
import { unchanged } from '../../src/teams/card-actions/unchanged.ts'
import { shownCard } from '../../src/teams/shown-card.ts'
import { createTurn } from '../../src/teams/turn.ts'
import {
  aLine,
  anAccount,
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
import { pressedAction } from '../fakes/card-press.ts'
import { asObject } from '../fakes/connector-schema.ts'
import { type ReadCard, readCard } from '../round/cards.ts'

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

const goals = ['availability', 'prevention', 'costs']

/** Three lines of one project and nothing about the project itself, with what was answered in the rounds before. */
export function threeLines(...history: readonly (readonly HistoryAnswer[])[]): Programme {
  return aProgramme({
    goals: goals.map((id, index) => ({ id, number: index + 1, name: `Tavoite ${id}`, owners: [], texts: [] })),
    projects: [aProject({ owners: [owner, secondOwner], lines: goals.map((goal) => aLine({ goal })) })],
    people: [{ email: secondOwner, language: 'sv' }],
    series: register.series.map((series) => ({ ...series, questions: [level, results] })),
    history: history.flat(),
  })
}

/** These levels with words under a goal, in the last rounds before the autumn one. */
export function answeredBefore(goal: string, ...levels: readonly number[]): readonly HistoryAnswer[] {
  const rounds = ['2020-05-15', '2020-11-15', '2021-05-15'].slice(-levels.length)
  return levels.map((each, index) => {
    const deadline = rounds[index] ?? ''
    const answers = { level: each, results: `Tulokset ${deadline}` }
    return { series: 'oma-arviointi', round: deadline, subject: about(goal), answers }
  })
}

export function about(goal: string): string {
  return lineSubject('perhekeskus', goal)
}

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

/** Presses a quick answer, or takes it back with `in-words`. */
export function answerQuickly(
  context: ActionContext,
  { quick, ...request }: PageRequest & { readonly quick: string },
): Promise<Shown> {
  return answerShortly(context, request, quick === 'in-words' ? { kind: 'in-words' } : { kind: 'quick', quick })
}

const verbs = { open, save, back, quick, same, unchanged, page, send, edit }

export function isPress(verb: string | undefined): verb is keyof typeof verbs {
  return verb !== undefined && Object.hasOwn(verbs, verb)
}

/** What is typed before a press, by whom, and which of several buttons with the verb is pressed. */
export interface CardPress {
  readonly typed?: Readonly<Record<string, string>>
  readonly on?: Readonly<Record<string, string>>
  readonly by?: string
}

/** Presses a button that stands on the card of what is shown; whatever else stands in its inputs goes with it. */
export async function press(
  context: ActionContext,
  shown: Shown,
  verb: keyof typeof verbs,
  { typed = {}, on = {}, by = owner }: CardPress = {},
): Promise<Shown> {
  const conversation = { id: 'a:chat', conversationType: 'personal' }
  const activity = {
    type: 'invoke',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/',
    from: { id: `29:${by}` },
    recipient: { id: '28:bot' },
    conversation,
    value: undefined,
  }
  const turn = createTurn({ actions: context }, activity, await loadProgramme(context), anAccount({ email: by }))
  const where = (data: Readonly<Record<string, unknown>>): boolean =>
    Object.entries(on).every(([key, value]) => String(data[key]) === value)
  const { data } = pressedAction(asObject(shownCard(shown, turn).content) ?? {}, { verb, inputs: typed, where })
  const pressed = await verbs[verb].press(turn, asObject(data) ?? {})
  if ('said' in pressed) throw new Error(`${verb} was answered in words`)
  return pressed
}

/** The card of what is shown, as an owner reads it in Finnish. */
export function cardOf(shown: Shown): ReadCard {
  return readCard(shownCard(shown, { programme: register, reader: readerOf('fi', register) }).content)
}

/** The draft’s answer. */
export async function answerTo({ store }: ActionContext, subjectId: string): Promise<Answer | undefined> {
  return (await store.sheet(round, sheet)).drafts[subjectId]?.answer
}

/** The answer that was sent last. */
export async function sentTo({ store }: ActionContext, subjectId: string): Promise<Answer | undefined> {
  return (await store.sheet(round, sheet)).revisions.at(-1)?.answers[subjectId]
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
