import { assign } from './assign.ts'
import { audit } from './audit.ts'
import { channelHere } from './channel-here.ts'
import { clock } from './clock.ts'
import { close } from './close.ts'
import type { Command } from './command.ts'
import { exportRegister } from './export.ts'
import { extend } from './extend.ts'
import { help } from './help.ts'
import { history } from './history.ts'
import { importRegister } from './import.ts'
import { language } from './language.ts'
import { my } from './my.ts'
import { open } from './open.ts'
import { people } from './people.ts'
import { rehearse } from './rehearse.ts'
import { remind } from './remind.ts'
import { reminders } from './reminders.ts'
import { report } from './report.ts'
import { status } from './status.ts'
import { suggestions } from './suggestions.ts'

/** Every command of the bot; the app package's command lists are checked against it. */
export const commands: readonly Command[] = [
  status,
  my,
  help,
  report,
  rehearse,
  people,
  reminders,
  history,
  extend,
  remind,
  close,
  open,
  exportRegister,
  importRegister,
  assign,
  suggestions,
  audit,
  language,
  channelHere,
  clock,
]
