import type { ProposalDone, RegisterProposal } from '../domain/register-proposal.ts'
import { drawnInputs } from '../domain/shown-card.ts'
import { changeWords, doneSentences, type FieldWords, proposalSentences } from '../locales/register-words.ts'
import { alone, type ButtonSet, execute } from './actions.ts'
import { shortened } from './answer-text.ts'
import { noticeCard } from './notice-card.ts'
import type { Reader } from './reader.ts'
import { type Card, cardTemplate } from './template.ts'

interface RegisterView {
  readonly lang: string
  readonly title: string
  readonly lines: readonly { readonly text: string }[]
  readonly changes: readonly { readonly title: string; readonly fields: readonly { readonly text: string }[] }[]
  readonly hasMore: boolean
  readonly more: string
  readonly hasWhy: boolean
  readonly whyLabel: string
  readonly sets: readonly ButtonSet[]
}

const expand = cardTemplate<RegisterView>('register')
/** With this many, and texts cut to this, the card stays small enough to arrive; the page shows all of it. */
const mostChanges = 12
const mostFields = 4
const textBudget = { characters: 120, lines: 2 }

/** What a register that was handed in would change, to be applied or dropped here. */
export function proposalCard(proposal: RegisterProposal, reader: Reader): Card {
  const { t, language } = reader
  const { changes, id, version, round, next } = proposal
  const title = t('import.proposal')
  const sentences = proposalSentences(proposal, language)
  const data = { round, upload: id, version }
  const buttons =
    changes.length === 0
      ? []
      : [
          execute(t('import.apply', { count: changes.length }), 'import', { ...data, step: 'apply' }),
          execute(t('import.drop'), 'import', { ...data, step: 'drop' }),
        ]
  const content = expand({
    lang: language,
    title,
    lines: sentences.map((text) => ({ text })),
    changes: changes.slice(0, mostChanges).map((change) => {
      const words = changeWords(change, next, language)
      return {
        title: shortened(words.title, reader, textBudget),
        fields: words.fields.slice(0, mostFields).map((field) => ({ text: fieldText(field, reader) })),
      }
    }),
    hasMore: changes.length > mostChanges,
    more: t('import.more', { count: changes.length - mostChanges }),
    hasWhy: buttons.length > 0,
    whyLabel: t('import.why'),
    sets: buttons.map(alone),
  })
  const drawn = round === '' ? {} : { drawn: drawnInputs(round) }
  return { content, summary: `${title}. ${sentences[0] ?? ''}`, ...drawn }
}

/** What has become of it. */
export function proposalDoneCard(done: ProposalDone, reader: Reader): Card {
  return noticeCard({ text: doneSentences(done, reader.language).join('\n') }, reader)
}

function fieldText({ field, before, after }: FieldWords, reader: Reader): string {
  const short = (text: string): string => shortened(text, reader, textBudget)
  return reader.t('import.field', { field, before: short(before), after: short(after) })
}
