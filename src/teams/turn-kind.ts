import { type Activity, ActivityTypes } from 'botbuilder'
import { z } from 'zod/v4'
import { cardActions } from './card-actions/registry.ts'
import { parseCommand } from './command-parser.ts'
import { commands } from './commands/registry.ts'

const pressed = z.object({
  action: z.object({ verb: z.string().optional(), data: z.object({ verb: z.unknown() }).optional() }),
})

/** What a turn is about, in words of our own lists: nothing that was typed gets into a log or a metric. */
export function turnKind(activity: Pick<Activity, 'type' | 'name' | 'text' | 'value' | 'action'>): string {
  switch (activity.type) {
    case ActivityTypes.Message:
      return `command:${commandIn(activity.text)}`
    case ActivityTypes.Invoke:
      return activity.name === 'adaptiveCard/action' ? `press:${verbIn(activity.value)}` : 'invoke'
    case ActivityTypes.InstallationUpdate:
      return `${activity.action}`.startsWith('add') ? 'install' : 'uninstall'
    case ActivityTypes.ConversationUpdate:
      return 'roster'
    default:
      return 'other'
  }
}

function commandIn(text: unknown): string {
  const parsed = typeof text === 'string' ? parseCommand(text, commands) : undefined
  return parsed?.command.words.en[0]?.replaceAll(' ', '-') ?? 'unknown'
}

function verbIn(value: unknown): string {
  const action = pressed.safeParse(value).data?.action
  const verb = action?.verb ?? action?.data?.verb
  return typeof verb === 'string' && cardActions.has(verb) ? verb : 'unknown'
}
