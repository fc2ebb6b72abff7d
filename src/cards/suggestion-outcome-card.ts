import { wordsOf } from '../domain/suggestion.ts'
import type { SuggestionOutcome } from '../domain/suggestion-outcome.ts'
import { shortened } from './answer-text.ts'
import { officeCard } from './office-card.ts'
import type { Reader } from './reader.ts'
import { goalTitle } from './report-words.ts'
import type { Card } from './template.ts'

const budget = { characters: 1200, lines: 24 }

/** What became of a suggestion: the wording that is in the register now, or why it is not. */
export function suggestionOutcomeCard(outcome: SuggestionOutcome, reader: Reader): Card {
  const { t, text } = reader
  const { programme, project, goal, wording, decided, reason } = outcome
  const said = t(`suggest.outcome.${decided}`)
  const title = `${text(project.name)} · ${goalTitle(programme, goal, reader)}`
  const words = { title: t(`suggest.outcome.words.${decided}`), text: shortened(wordsOf(wording), reader, budget) }
  const why = { title: t('suggest.outcome.reason'), text: shortened(reason, reader, budget) }
  const card = officeCard(
    {
      round: text(programme.name),
      title,
      notice: { text: said, style: decided === 'declined' || decided === 'undone' ? 'warning' : 'good' },
      sections: decided === 'declined' ? [why, words] : [words],
      actions: [],
    },
    reader,
  )
  return { ...card, summary: `${said} ${title}` }
}
