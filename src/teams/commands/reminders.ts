import { setReminders } from '../../actions/set-reminders.ts'
import { noticeCard } from '../../cards/notice-card.ts'
import { refuse } from '../../domain/refusal.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

const lastOnes = new Set(['viimeiset', 'vain viimeiset', 'sista', 'bara de sista', 'last', 'only the last ones'])
const all = new Set(['kaikki', 'alla', 'all'])

export const reminders: Command = {
  words: { fi: ['muistutukset'], sv: ['påminnelser'], en: ['reminders'] },
  personalOnly: true,
  async run(turn, argument) {
    const asked = argument.toLowerCase()
    const wanted = lastOnes.has(asked) ? 'last-ones' : all.has(asked) ? 'all' : undefined
    if (wanted === undefined) return [shownCard(refuse('unknown-reminders'), turn)]
    await setReminders(turn.context.actions, { person: turn.account.email, reminders: wanted })
    return [noticeCard({ text: turn.reader.t(`reminders.${wanted}`) }, turn.reader)]
  },
}
