import { extendRound } from '../../actions/extend-round.ts'
import { noticeCard } from '../../cards/notice-card.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { dateAndTime, longDate } from '../../locales/dates.ts'
import { commandButtons } from '../command-button.ts'
import { splitRound } from '../round-argument.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** `extend 22.11.2021`, or with a round before the day; answered with what has changed and the way back. */
export const extend: Command = {
  words: { fi: ['jatka', 'jatka aikaa'], sv: ['förläng'], en: ['extend'] },
  personalOnly: true,
  async run(turn, argument) {
    const { context, account, reader, programme } = turn
    const { t, language } = reader
    const { rest: date, ...named } = splitRound(argument)
    const extended = await extendRound(context.actions, { person: account.email, date, ...named })
    if (isRefusal(extended)) return [shownCard(extended, turn)]
    const { before, facts, isReversible } = extended
    const { round } = facts.opened
    const due = longDate(round.answersDue, language)
    if (before === round.answersDue) return [noticeCard({ text: t('extend.unchanged', { due }) }, reader)]
    const at = (instant: string): string => dateAndTime(instant, programme.timeZone, language)
    const button = await commandButtons(turn)
    return [
      noticeCard(
        {
          text: t('extend.done', { due, locks: at(round.locksAt), report: at(round.reportAt) }),
          actions: [
            ...(isReversible
              ? [button(t('extend.undo', { due: longDate(before, language) }), `extend ${round.id} ${before}`)]
              : []),
            button(t('welcome.status'), 'status'),
          ],
        },
        reader,
      ),
    ]
  },
}
