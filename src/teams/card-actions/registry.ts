import { accept } from './accept.ts'
import { assignVerb } from './assign.ts'
import { audit } from './audit.ts'
import type { CardActionHandler } from './card-action.ts'
import { close } from './close.ts'
import { command } from './command.ts'
import { delegate } from './delegate.ts'
import { exempt } from './exempt.ts'
import { extend } from './extend.ts'
import { giveToAnother } from './hand-on.ts'
import { importVerb } from './import.ts'
import { move } from './move.ts'
import { openEarly } from './open-round.ts'
import { back, quick, same, save } from './page.ts'
import { people } from './people.ts'
import { duty, pasteSummary, publish, recordDuty, report, undoDuty } from './publish.ts'
import { remind } from './remind.ts'
import { reopen } from './reopen.ts'
import { returnForCompletion } from './return.ts'
import { edit, open, send } from './sheet.ts'
import { page } from './show-page.ts'
import { snooze } from './snooze.ts'
import { project, status } from './status.ts'
import { suggest } from './suggest.ts'
import { decideSuggestionVerb, suggestion, suggestions, undoSuggestionVerb } from './suggestions.ts'
import { summaries, summary, writeParagraph } from './summary.ts'
import { recordTold, tell } from './tell.ts'
import { join, text, texts, writeText } from './texts.ts'
import { unchanged } from './unchanged.ts'

/** Every verb that a card of ours can carry. */
export const cardActions: ReadonlyMap<string, CardActionHandler> = new Map(
  Object.entries({
    open,
    save,
    quick,
    unchanged,
    same,
    back,
    page,
    send,
    edit,
    snooze,
    delegate,
    status,
    project,
    people,
    audit,
    remind,
    return: returnForCompletion,
    accept,
    exempt,
    reopen,
    extend,
    close,
    'open-round': openEarly,
    'hand-on': giveToAnother,
    move,
    command,
    report,
    publish,
    duty,
    'record-publication': recordDuty,
    'reopen-duty': undoDuty,
    'summary-text': pasteSummary,
    summaries,
    summary,
    'write-summary': writeParagraph,
    import: importVerb,
    assign: assignVerb,
    texts,
    text,
    'write-text': writeText,
    'join-answers': join,
    tell,
    'record-telling': recordTold,
    suggest,
    suggestions,
    suggestion,
    'decide-suggestion': decideSuggestionVerb,
    'undo-suggestion': undoSuggestionVerb,
  }),
)
