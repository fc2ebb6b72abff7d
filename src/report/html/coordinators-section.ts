import type { ReportPerson, ReportSubject } from '../../domain/report-model.ts'
import { dateAndTime } from '../../locales/dates.ts'
import { missingByOwner } from '../missing-by-owner.ts'
import { sendersByProject } from '../senders.ts'
import { projectName, type ReportView, subjectWords } from '../view.ts'
import { html, type Markup } from './markup.ts'
import type { Section } from './section.ts'
import { type TableRow, table } from './table.ts'
import { localText, typedText } from './texts.ts'

/** Who has not answered, who need not, and who sent what when: for the programme office only. */
export function coordinatorsSection(view: ReportView): Section {
  return {
    id: 'coordinators',
    title: view.t('report.section.coordinators'),
    body: [missing(view), exempt(view), senders(view)],
  }
}

function missing(view: ReportView): Markup {
  const { t, model } = view
  const subjects = new Map(model.subjects.map((subject) => [subject.id, subject]))
  const rows = missingByOwner(view).flatMap(({ subject: id, owners, reason }): readonly TableRow[] => {
    const subject = subjects.get(id)
    if (subject === undefined) return []
    return [{ cells: [...place(view, subject), people(owners), html`${t(`report.missing.${reason}`)}`] }]
  })
  const body =
    rows.length === 0
      ? html`<p>${t('report.missing.none')}</p>\n`
      : table({
          kind: 'grid',
          caption: t('report.missing.caption', { count: rows.length }),
          columns: headings(view, 'report.project', 'report.subject', 'report.owners', 'report.state'),
          groups: [{ rows }],
        })
  return html`<h3>${t('report.missing.heading')}</h3>\n${body}`
}

function exempt(view: ReportView): Markup {
  const { t, model } = view
  const rows = model.subjects.flatMap((subject): readonly TableRow[] => {
    const { exemption } = subject
    if (exemption === undefined) return []
    return [{ cells: [...place(view, subject), typedText(view, exemption.reason), people([exemption.by])] }]
  })
  if (rows.length === 0) return html``
  return html`<h3>${t('report.exempt.heading')}</h3>
${table({
  kind: 'grid',
  caption: t('report.exempt.caption', { count: rows.length }),
  columns: headings(view, 'report.project', 'report.subject', 'report.reason', 'report.decided-by'),
  groups: [{ rows }],
})}`
}

function senders(view: ReportView): Markup {
  const { t, model, language } = view
  const rows = sendersByProject(model).map(({ project, subjects, sent }): TableRow => {
    const late = sent.late && html` <span class="mark alert">${t('report.late')}</span>`
    const items = subjects.map((subject) => html`<li>${subjectWords(view, subject)}</li>`)
    return {
      cells: [
        localText(view, projectName(view, project)),
        html`<ul>${items}</ul>`,
        people([sent.by]),
        sent.onBehalfOf === undefined ? undefined : people([sent.onBehalfOf]),
        html`${dateAndTime(sent.at, model.programme.timeZone, language)}${late}`,
      ],
    }
  })
  if (rows.length === 0) return html``
  return html`<h3>${t('report.senders.heading')}</h3>
${table({
  kind: 'grid',
  caption: t('report.senders.caption'),
  columns: headings(
    view,
    'report.project',
    'report.subjects',
    'report.sender',
    'report.on-behalf-of',
    'report.arrived',
  ),
  groups: [{ rows }],
})}`
}

function place(view: ReportView, subject: ReportSubject): readonly [Markup, Markup] {
  return [localText(view, projectName(view, subject.project)), html`${subjectWords(view, subject)}`]
}

function people(persons: readonly ReportPerson[]): Markup {
  const items = persons.map(
    ({ name, email }) => html`<li>${name}${name !== email && html` <span class="note">${email}</span>`}</li>`,
  )
  return html`<ul class="people">${items}</ul>`
}

type Heading =
  | 'report.project'
  | 'report.subject'
  | 'report.subjects'
  | 'report.owners'
  | 'report.state'
  | 'report.reason'
  | 'report.decided-by'
  | 'report.sender'
  | 'report.on-behalf-of'
  | 'report.arrived'

function headings({ t }: ReportView, ...keys: readonly Heading[]): readonly { readonly heading: Markup }[] {
  return keys.map((key) => ({ heading: html`${t(key)}` }))
}
