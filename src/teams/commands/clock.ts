import { noticeCard } from '../../cards/notice-card.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { dateAndTime } from '../../locales/dates.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** Local mode only: moves the programme's time and runs everything that fell due in between. */
export const clock: Command = {
  words: { fi: ['kello'], sv: ['klocka', 'klockan'], en: ['clock'] },
  async run(turn, argument) {
    const { context, reader, programme } = turn
    if (context.local === undefined) return [shownCard(refuse('only-locally'), turn)]
    const moved = await context.local.moveClock(argument.replace(' ', 'T'))
    if (isRefusal(moved)) return [shownCard(moved, turn)]
    const now = dateAndTime(moved.now, programme.timeZone, reader.language)
    return [noticeCard({ text: reader.t('clock.moved', { now, count: moved.sent }) }, reader)]
  },
}
