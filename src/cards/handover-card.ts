import { allSheets, type HandoverForm } from '../domain/handover-form.ts'
import { drawnInputs } from '../domain/shown-card.ts'
import { refusalText } from '../locales/refusal-text.ts'
import { type CardAction, execute } from './actions.ts'
import type { FormInput } from './form-inputs.ts'
import { personInput } from './person-input.ts'
import type { Reader } from './reader.ts'
import { roundTitle } from './round-title.ts'
import { type Card, cardTemplate } from './template.ts'

interface HandoverView {
  readonly lang: string
  readonly round: string
  readonly title: string
  readonly text: string
  readonly hasFault: boolean
  readonly fault: string
  readonly deputy: readonly FormInput[]
  readonly sheetLabel: string
  readonly sheets: readonly { readonly title: string; readonly value: string }[]
  readonly sheet: string
  readonly fromLabel: string
  readonly from: string
  readonly toLabel: string
  readonly to: string
  readonly actions: readonly CardAction[]
}

const expand = cardTemplate<HandoverView>('handover')

/** To whom, what and for how long; nothing is handed over before it is confirmed here. */
export function handoverCard({ duties, people, typed, fault }: HandoverForm, reader: Reader): Card {
  const { t, text, language } = reader
  const { round } = duties.opened
  const title = t('handover.title')
  const content = expand({
    lang: language,
    round: roundTitle(duties.series, round, reader),
    title,
    text: t('handover.text'),
    hasFault: fault !== undefined,
    fault: fault === undefined ? '' : refusalText(fault, duties.programme.timeZone, language),
    deputy: [personInput('deputy', t('handover.deputy'), { people, value: typed.deputy }, reader)],
    sheetLabel: t('handover.what'),
    sheets: [
      { title: t('handover.all'), value: allSheets },
      ...duties.owed.map(({ sheet, topic }) => ({ title: text(topic.name), value: sheet.id })),
    ],
    sheet: typed.sheet,
    fromLabel: t('handover.from'),
    from: typed.from,
    toLabel: t('handover.to'),
    to: typed.to,
    actions: [
      execute(t('handover.confirm'), 'delegate', { round: round.id, step: 'confirm' }),
      execute(t('page.back'), 'delegate', { round: round.id, step: 'cancel' }),
    ],
  })
  return { content, summary: title, drawn: drawnInputs(round.id) }
}
