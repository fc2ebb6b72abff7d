import { answeringRole } from '../domain/access.ts'
import { sentAnswer } from '../domain/answer.ts'
import { type EarlierAnswer, historyAnswers, mergeEarlier } from '../domain/earlier-answers.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { SheetContext } from '../domain/sheet-context.ts'
import type { SheetId, SubjectId } from '../domain/subject.ts'
import type { ReadingContext } from './context.ts'
import { loadRound, type RoundFacts } from './load-round.ts'

export interface SheetRequest {
  readonly person: Email
  readonly round: string
  readonly sheet: SheetId
}

/** A sheet with all that its pages show, for somebody who may answer it; else why not. */
export async function loadSheet(context: ReadingContext, request: SheetRequest): Promise<SheetContext | Refusal> {
  const facts = await loadRound(context, request.round)
  if (isRefusal(facts)) return facts
  const expected = facts.opened.sheets.find(({ id }) => id === request.sheet)
  if (expected === undefined) return refuse('unknown-sheet')
  if (answeringRole(facts, expected, request.person) === undefined) return refuse('not-yours')
  const [sheet, earlier] = await Promise.all([
    context.store.sheet(facts.opened.round.id, expected.id),
    loadEarlierAnswers(context, facts, [expected.id]),
  ])
  return { ...facts, expected, sheet, earlier }
}

/** Whether answers can still be changed. */
export function isLocked(context: ReadingContext, { opened }: Pick<SheetContext, 'opened'>): boolean {
  return context.clock.now() >= opened.round.locksAt
}

/** What these sheets' subjects were answered in earlier rounds of the series, the oldest first. */
export async function loadEarlierAnswers(
  { store }: ReadingContext,
  { programme, series, opened }: RoundFacts,
  sheets: readonly SheetId[],
): Promise<ReadonlyMap<SubjectId, readonly EarlierAnswer[]>> {
  const { deadline } = opened.round
  const earlierRounds = (await store.rounds()).filter(
    ({ round }) => round.series === series.id && round.deadline < deadline,
  )
  const collected = new Map<SubjectId, EarlierAnswer[]>()
  for (const { round, sheets: expected } of earlierRounds) {
    for (const { id, subjects } of expected.filter((each) => sheets.includes(each.id))) {
      const sheet = await store.sheet(round.id, id)
      const by = sheet.revisions.at(-1)?.sentBy
      for (const subject of subjects) {
        const answer = sentAnswer(sheet, subject.id)
        if (answer === undefined || by === undefined) continue
        collected.set(subject.id, [...(collected.get(subject.id) ?? []), { deadline: round.deadline, answer, by }])
      }
    }
  }
  const file = historyAnswers(programme, series.id, deadline)
  const subjects = new Set([...file.keys(), ...collected.keys()])
  return new Map([...subjects].map((id) => [id, mergeEarlier(file.get(id) ?? [], collected.get(id) ?? [])]))
}
