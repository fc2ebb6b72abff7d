import { showDuties } from '../actions/show-duties.ts'
import type { CardAction } from '../cards/actions.ts'
import { dutiesCard } from '../cards/duties-card.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { readerOf } from '../cards/reader.ts'
import type { Card } from '../cards/template.ts'
import { isCoordinator } from '../domain/access.ts'
import { wallTimeOf } from '../domain/instant.ts'
import type { Programme } from '../domain/programme.ts'
import { isRefusal } from '../domain/refusal.ts'
import { dateAndTime } from '../locales/dates.ts'
import { type CommandButton, commandButtons } from './command-button.ts'
import type { Turn } from './turn.ts'

/** The first words: what this is, what to try, and, if something is owed already, the way in. */
export async function welcome(turn: Turn, promptFollows: boolean): Promise<readonly Card[]> {
  const { reader, context, account, programme } = turn
  const { t } = reader
  const duties = await showDuties(context.actions, account.email)
  const open = !isRefusal(duties) && !duties.locked
  const owes = open && duties.owed.length > 0 && !promptFollows
  const moment = await context.local?.nextMoment()
  const button = await commandButtons(turn)
  const actions = [
    ...(moment === undefined ? [] : [moveClockButton(moment, turn, button)]),
    button(t('welcome.my'), 'my'),
    ...(isCoordinator(programme, account.email) ? [button(t('welcome.status'), 'status')] : []),
    button(t('welcome.help'), 'help'),
  ]
  const text = [t('welcome.known'), ...(context.local === undefined ? [] : [localText(turn, moment, open)])].join('\n')
  const first = noticeCard({ title: t('welcome.title'), text, actions }, reader)
  return owes ? [first, dutiesCard(duties, 'my', reader)] : [first]
}

export function teamWelcome(programme: Programme, channelKnown: boolean): Card {
  const reader = readerOf(programme.language, programme)
  return noticeCard({ text: reader.t(channelKnown ? 'welcome.team-ready' : 'welcome.team') }, reader)
}

function localText({ reader, context, programme }: Turn, moment: string | undefined, open: boolean): string {
  const shown = (instant: string): string => dateAndTime(instant, programme.timeZone, reader.language)
  const now = shown(context.actions.clock.now())
  if (open || moment === undefined) return reader.t('welcome.local-open', { now })
  return reader.t('welcome.local', { now, opens: shown(moment) })
}

function moveClockButton(moment: string, { reader, programme }: Turn, button: CommandButton): CardAction {
  const { timeZone } = programme
  const at = wallTimeOf(moment, timeZone)
  return button(reader.t('welcome.move-clock', { at: dateAndTime(moment, timeZone, reader.language) }), `clock ${at}`)
}
