import { snoozeReminders } from '../../actions/snooze-reminders.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { isSnooze } from '../../domain/snooze.ts'
import { type CardActionHandler, readCard, sheetData } from './card-action.ts'

export const snooze: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(sheetData.pick({ round: true }), data)
    if (isRefusal(read)) return read
    if (!isSnooze(data.until)) return refuse('unknown-snooze')
    return snoozeReminders(context.actions, { person: account.email, round: read.round, snooze: data.until })
  },
}
