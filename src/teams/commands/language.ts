import { setLanguage } from '../../actions/set-language.ts'
import { noticeCard } from '../../cards/notice-card.ts'
import { readerOf } from '../../cards/reader.ts'
import type { Language } from '../../domain/local-text.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** A language by its code or its name in any of the three. */
const names: Readonly<Record<string, Language>> = {
  suomi: 'fi',
  finska: 'fi',
  finnish: 'fi',
  ruotsi: 'sv',
  svenska: 'sv',
  swedish: 'sv',
  englanti: 'en',
  engelska: 'en',
  english: 'en',
}

export const language: Command = {
  words: { fi: ['kieli'], sv: ['språk'], en: ['language'] },
  async run(turn, argument) {
    const asked = argument.toLowerCase()
    const result = await setLanguage(turn.context.actions, {
      person: turn.account.email,
      language: names[asked] ?? asked,
    })
    if (typeof result !== 'string') return [shownCard(result, turn)]
    const reader = readerOf(result, turn.programme)
    return [noticeCard({ text: reader.t('language.set') }, reader)]
  },
}
