import { reportSections } from '../../../domain/programme.ts'
import { column, textColumns } from '../column.ts'
import { listSheet } from '../list-sheet.ts'
import type { Sheet } from '../sheet.ts'

/** A row for each series of reporting. */
export const schedule: Sheet = listSheet({
  name: 'Schedule',
  otherName: 'Aikataulu',
  isNeeded: true,
  levels: [
    {
      list: 'series',
      key: column('Tunnus', 'id', 'word')[0],
      columns: [
        ...textColumns('Nimi', 'name'),
        ...column('Kierroksen nimi', 'roundLabel', 'word', ['season', 'month', 'date']),
        ...column('Määräpäivät vuosittain (kk-pp)', 'schedule.deadlines.yearly', 'words'),
        ...column('Määräpäivä kuukausittain', 'schedule.deadlines.monthly', 'number'),
        ...column('Määräpäivät (vvvv-kk-pp)', 'schedule.deadlines.dates', 'words'),
        ...column('Ensimmäinen päivä', 'schedule.from', 'date'),
        ...column('Viimeinen päivä', 'schedule.to', 'date'),
        ...column('Kuvattava kuukausi', 'schedule.asOf', 'word', ['previous-month', 'same-month', 'none']),
        ...column('Avautuu, päivää ennen', 'schedule.opens.daysBefore', 'number'),
        ...column('Vastaukset, työpäivää ennen', 'schedule.answersDue.workingDaysBefore', 'number'),
        ...column('Lukitaan, päivää jälkeen', 'schedule.locks.daysAfter', 'number'),
        ...column('Raportti, työpäivää ennen', 'schedule.report.workingDaysBefore', 'number'),
        ...column('Raportti, kello', 'schedule.report.at', 'time'),
        ...column('Muistutukset, kello', 'reminders.at', 'time'),
        ...column('Muistutukset, työpäivää ennen', 'reminders.workingDaysBefore', 'numbers'),
        ...column('Muistutukset, työpäivää jälkeen', 'reminders.workingDaysAfter', 'numbers'),
        ...column('Muistutuksia enintään', 'reminders.most', 'number'),
        ...column('Tieto hanketoimistolle, työpäivää jälkeen', 'reminders.escalateAfterWorkingDays', 'number'),
        ...column('Jos ei tavoiteta', 'reminders.fallback', 'word', ['channel', 'none']),
        ...column(`Raportin osat (${reportSections.join(', ')})`, 'sections', 'words'),
        ...column('Kierrokset taulukossa', 'columns', 'word', ['all', 'past']),
        ...column('Tiivistelmän tavoitteet', 'summaryGoals', 'words'),
      ],
    },
  ],
})
