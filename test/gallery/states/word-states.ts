import { refusalCard } from '../../../src/cards/refusal-card.ts'
import { type Refusal, refuse } from '../../../src/domain/refusal.ts'
import { channelHere } from '../../../src/teams/commands/channel-here.ts'
import type { Command } from '../../../src/teams/commands/command.ts'
import { help } from '../../../src/teams/commands/help.ts'
import { reminders } from '../../../src/teams/commands/reminders.ts'
import { report } from '../../../src/teams/commands/report.ts'
import type { LocalMode } from '../../../src/teams/turn.ts'
import { welcome } from '../../../src/teams/welcome.ts'
import { answered, atTheClock } from '../facts/chat-turn.ts'
import { coordinator, moments, opened, owner, programme, readerIn } from '../facts/round-facts.ts'
import type { GalleryState } from '../gallery-state.ts'

const locked = refuse('round-locked', { locked: { instant: opened.round.locksAt } })
const closed = refuse('nothing-open', { opens: { instant: moments.opening } })

/** Welcome, help, notices and refusals. */
export const wordStates: readonly GalleryState[] = [
  { name: 'welcome', draw: firstWords(owner), width: 'phone' },
  { name: 'welcome-in-local-mode', draw: firstWords(coordinator, atTheClock), width: 'phone' },
  { name: 'help', draw: command(owner, help), width: 'phone' },
  { name: 'help-for-coordinators', draw: command(coordinator, help), width: 'phone' },
  { name: 'notice', draw: command(owner, reminders, 'viimeiset'), width: 'phone' },
  { name: 'notice-with-links', draw: command(coordinator, report), width: 'phone' },
  { name: 'refusal', draw: refused(refuse('unknown-command')), width: 'phone' },
  { name: 'refusal-of-the-channel', draw: command(coordinator, channelHere), width: 'phone' },
  { name: 'refusal-locked', draw: refused(locked), width: 'phone' },
  { name: 'refusal-nothing-open', draw: refused(closed), width: 'phone' },
]

function firstWords(email: string, local?: LocalMode): GalleryState['draw'] {
  return (language) =>
    answered({ email, language, ...(local === undefined ? {} : { local }) }, (turn) => welcome(turn, true))
}

function command(email: string, { run }: Command, argument = ''): GalleryState['draw'] {
  return (language) => answered({ email, language }, (turn) => run(turn, argument))
}

function refused(refusal: Refusal): GalleryState['draw'] {
  return (language) => refusalCard(refusal, programme, readerIn(language))
}
