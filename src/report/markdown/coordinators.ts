import type { ReportPerson, ReportSubject } from '../../domain/report-model.ts'
import { dateAndTime } from '../../locales/dates.ts'
import { missingByOwner } from '../missing-by-owner.ts'
import { sendersByProject } from '../senders.ts'
import { plain, projectName, type ReportView, subjectWords } from '../view.ts'
import { inline } from './escape.ts'
import { markdownTable } from './table.ts'

export function coordinatorsChapter(view: ReportView): readonly string[] {
  return [`## ${view.t('report.section.coordinators')}`, ...missing(view), ...exempt(view), ...senders(view)]
}

function missing(view: ReportView): readonly string[] {
  const { t, model } = view
  const subjects = new Map(model.subjects.map((subject) => [subject.id, subject]))
  const rows = missingByOwner(view).flatMap(({ subject: id, owners, reason }) => {
    const subject = subjects.get(id)
    return subject === undefined ? [] : [[...place(view, subject), people(owners), t(`report.missing.${reason}`)]]
  })
  const heading = `### ${t('report.missing.heading')}`
  if (rows.length === 0) return [heading, t('report.missing.none')]
  const head = [t('report.project'), t('report.subject'), t('report.owners'), t('report.state')]
  return [heading, t('report.missing.caption', { count: rows.length }), markdownTable(head, rows)]
}

function exempt(view: ReportView): readonly string[] {
  const { t, model } = view
  const rows = model.subjects.flatMap((subject) => {
    const { exemption } = subject
    return exemption === undefined ? [] : [[...place(view, subject), inline(exemption.reason), people([exemption.by])]]
  })
  if (rows.length === 0) return []
  const head = [t('report.project'), t('report.subject'), t('report.reason'), t('report.decided-by')]
  return [`### ${t('report.exempt.heading')}`, markdownTable(head, rows)]
}

function senders(view: ReportView): readonly string[] {
  const { t, model, language } = view
  const rows = sendersByProject(model).map(({ project, subjects, sent }) => {
    const arrived = dateAndTime(sent.at, model.programme.timeZone, language)
    return [
      inline(plain(view, projectName(view, project))),
      inline(subjects.map((subject) => subjectWords(view, subject)).join('; ')),
      people([sent.by]),
      sent.onBehalfOf === undefined ? '' : people([sent.onBehalfOf]),
      sent.late ? `${arrived}, ${t('report.late')}` : arrived,
    ]
  })
  if (rows.length === 0) return []
  const head = [
    t('report.project'),
    t('report.subjects'),
    t('report.sender'),
    t('report.on-behalf-of'),
    t('report.arrived'),
  ]
  return [`### ${t('report.senders.heading')}`, markdownTable(head, rows)]
}

function place(view: ReportView, subject: ReportSubject): readonly [string, string] {
  return [inline(plain(view, projectName(view, subject.project))), inline(subjectWords(view, subject))]
}

function people(persons: readonly ReportPerson[]): string {
  return persons.map(({ name, email }) => inline(name === email ? email : `${name}, ${email}`)).join('; ')
}
