import { isCoordinator } from '../domain/access.ts'
import type { DeskPlace } from '../domain/desk.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { topicOf } from '../domain/scopes/registry.ts'
import type { Topic } from '../domain/scopes/scope.ts'
import type { SheetContext } from '../domain/sheet-context.ts'
import type { SheetId } from '../domain/subject.ts'
import type { ReadingContext } from './context.ts'
import { loadProgramme, loadRound, type RoundFacts } from './load-round.ts'
import { loadSheet } from './load-sheet.ts'

/** A press on a coordinator's card: without a step it asks, with one it does. */
export interface DeskRequest {
  readonly person: Email
  readonly round: string
  readonly step?: 'confirm' | 'undo' | undefined
}

export interface DeskSheetRequest extends DeskRequest {
  readonly sheet: SheetId
}

/** The round, for a coordinator by the register of this moment: what an old card says does not matter. */
export async function loadDesk(context: ReadingContext, request: DeskRequest): Promise<RoundFacts | Refusal> {
  if (!isCoordinator(await loadProgramme(context), request.person)) return refuse('not-for-you')
  return loadRound(context, request.round)
}

export interface DeskSheet extends SheetContext {
  readonly topic: Topic
}

/** One project's sheet, for a coordinator. */
export async function loadDeskSheet(context: ReadingContext, request: DeskSheetRequest): Promise<DeskSheet | Refusal> {
  const facts = await loadDesk(context, request)
  if (isRefusal(facts)) return facts
  const sheet = await loadSheet(context, request)
  if (isRefusal(sheet)) return sheet
  const topic = topicOf(sheet.programme, sheet.expected)
  return topic === undefined ? refuse('unknown-sheet') : { ...sheet, topic }
}

/** Where an act on the sheet is done. */
export function placeOf({ clock }: Pick<ReadingContext, 'clock'>, sheet: DeskSheet): DeskPlace {
  const { programme, series, opened, expected, topic } = sheet
  return { programme, series, opened, at: clock.now(), about: { sheet: expected.id, topic } }
}
