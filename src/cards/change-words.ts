import type { ChangedPlace, ReportChange } from '../domain/report-correction.ts'
import type { ReportModel } from '../domain/report-model.ts'
import { topicName } from '../domain/report-names.ts'
import { parseSubject } from '../domain/subject.ts'
import { changedBesides, changedFields, changedPart } from '../locales/change-words.ts'
import { longDate } from '../locales/dates.ts'
import type { Reader } from './reader.ts'
import { goalTitle, reportSubjectTitle } from './report-words.ts'

const mostListed = 10

/** What has changed from the edition before, a line each; what does not fit is counted. */
export function changeLines(changes: readonly ReportChange[], model: ReportModel, reader: Reader): readonly string[] {
  const shown = changes.slice(0, mostListed).map((change) => changeLine(change, model, reader))
  const more = changes.length - shown.length
  return more === 0 ? shown : [...shown, reader.t('rehearsal.more', { count: more })]
}

function changeLine(change: ReportChange, model: ReportModel, reader: Reader): string {
  const { t, text, language } = reader
  switch (change.what) {
    case 'answer':
    case 'translation':
    case 'joins':
      return t('change.line', {
        where: `${placeOf(change, model, reader)}, ${longDate(change.deadline, language)}`,
        what: t(`change.what.${change.what}`),
      })
    case 'targets':
    case 'state':
      return t('change.line', { where: placeOf(change, model, reader), what: t(`change.what.${change.what}`) })
    case 'details':
      return t('change.line', {
        where: placeOf(change, model, reader),
        what: changedFields(change.fields ?? ['other'], t),
      })
    case 'summary': {
      const { goal, area, deadline } = change
      const areaName = area === undefined ? [] : [text(model.areas.find(({ id }) => id === area)?.name ?? area)]
      const dated = deadline === undefined ? [] : [longDate(deadline, language)]
      const where = [`${t('report.section.summary')}: ${goalTitle(model, goal, reader)}`, ...areaName, ...dated]
      const isText = change.before !== undefined || change.after !== undefined
      const what = [...(isText ? [t('change.what.summary')] : []), ...changedBesides(change, t)]
      return t('change.line', { where: where.join(', '), what: what.join('; ') })
    }
    case 'frame': {
      const { part, name, after, before } = change
      const said = (after ?? before ?? []).map((each) => text(each)).join(', ')
      const where = name === undefined ? changedPart(part, t) : `${changedPart(part, t)}, ${text(name)}`
      return said === '' ? where : t('change.line', { where, what: cut(said) })
    }
  }
}

function placeOf({ subject: id }: ChangedPlace, model: ReportModel, reader: Reader): string {
  const subject = parseSubject(id)
  if (subject === undefined) return id
  const name = reader.text(topicName(model, subject))
  return subject.scope === 'project' ? name : `${name}, ${reportSubjectTitle(model, subject, reader)}`
}

/** The report says it whole. */
function cut(said: string): string {
  const characters = Array.from(said)
  return characters.length <= 120 ? said : `${characters.slice(0, 120).join('')}…`
}
