import { topicsNamed } from '../domain/find-topic.ts'
import { textIn } from '../domain/local-text.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { type SheetHistory, sheetHistory } from '../domain/sheet-history.ts'
import type { ReadingContext } from './context.ts'
import { loadCurrentRound, loadRound } from './load-round.ts'
import { loadSheet } from './load-sheet.ts'

/** Every sending of a sheet in the round, called by what it is about, for whoever may answer it. */
export async function showHistory(
  context: ReadingContext,
  request: { readonly person: Email; readonly project: string; readonly round?: string },
): Promise<SheetHistory | Refusal> {
  const facts = await (request.round === undefined ? loadCurrentRound(context) : loadRound(context, request.round))
  if (isRefusal(facts)) return facts
  const named = topicsNamed(facts.programme, request.project)
  const asked = named.filter((topic) => facts.opened.sheets.some(({ id }) => id === topic.sheet))
  const [topic, ...others] = asked.length > 0 ? asked : named
  if (topic === undefined) return refuse('unknown-project', { project: request.project })
  if (others.length > 0) {
    const { language } = facts.programme
    const names = [topic, ...others].slice(0, 5).map(({ name }) => textIn(name, language, language))
    return refuse('which-project', { projects: names.join(', ') })
  }
  const sheet = await loadSheet(context, {
    person: request.person,
    round: facts.opened.round.id,
    sheet: topic.sheet,
  })
  return isRefusal(sheet) ? sheet : (sheetHistory(sheet) ?? refuse('unknown-sheet'))
}
