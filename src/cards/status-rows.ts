import { nameOf } from '../domain/access.ts'
import type { RoundStatus } from '../domain/round-status.ts'
import { lacksTargets } from '../domain/status-filter.ts'
import { ownersOf, type StatusRow } from '../domain/status-row.ts'
import { lineGoal, parseSubject } from '../domain/subject.ts'
import { executePart, type PartAction } from './actions.ts'
import { ownerWords } from './owner-words.ts'
import type { Reader } from './reader.ts'
import { stageWords } from './stage-words.ts'
import { viewData } from './view-data.ts'

export interface RowView {
  readonly name: string
  /** The way to its answers; a lead has none, and the template shows it to nobody then. */
  readonly open: PartAction
  readonly hasOpen: boolean
  readonly state: string
  readonly hasOwners: boolean
  readonly owners: string
}

/** Projects on one page of a status. */
export const pageSize = 15
const mostOwners = 2
/** Every row leads back to the list with its filter; repeated fifteen times, more than this would make the card too large to arrive. */
const mostFilterText = 600

/** One project: how far it is, and for a coordinator what has reached those who answer for it. */
export function rowView(row: StatusRow, status: RoundStatus, reader: Reader): RowView {
  const { t, text } = reader
  const name = text(row.topic.name)
  const hasOpen = status.view.viewer === 'coordinator'
  const { filter, ...list } = viewData(status)
  const isShort = (filter?.length ?? 0) * Math.min(status.rows.length, pageSize) <= mostFilterText
  const data = { ...list, ...(isShort && filter !== undefined ? { filter } : {}), sheet: row.expected.id }
  const owners = ownersLine(row, status, reader)
  return {
    name: hasOpen ? t('status.link', { name }) : name,
    open: executePart('project', data),
    hasOpen,
    state: stateLine(row, status, reader),
    hasOwners: owners !== '',
    owners,
  }
}

/** `Luonnos 3/5, ma 25.10. · puuttuu 2`. */
function stateLine(row: StatusRow, status: RoundStatus, reader: Reader): string {
  const { t } = reader
  const missing = row.subjects.filter(({ state }) => state === 'missing').length
  const lacking = lackingGoals(row, status, reader)
  return [
    ...kindWords(row, reader),
    stageWords(row, status.facts, reader),
    ...(missing === 0 ? [] : [t('stage.missing', { count: missing })]),
    ...(row.subjects.some(({ late }) => late) ? [t('stage.late')] : []),
    ...(lacking === '' ? [] : [t('stage.lacking', { goals: lacking })]),
  ].join(' · ')
}

/** A goal and a spearhead of the same number look alike; a project goes without saying. */
function kindWords({ expected }: StatusRow, { t }: Reader): readonly string[] {
  const scope = parseSubject(expected.id)?.scope
  return scope === 'goal' || scope === 'theme' ? [t(`report.${scope}`)] : []
}

/** Where the filter asks for lines without targets, which these are. */
function lackingGoals(row: StatusRow, { view, facts }: RoundStatus, { text }: Reader): string {
  if (!view.filter.clauses.some((clause) => clause.has('lacks'))) return ''
  const asked = new Set(row.expected.subjects.flatMap(({ id }) => lineGoal(id) ?? []))
  const lacking = new Set(
    (row.topic.project?.lines ?? [])
      .filter((line) => asked.has(line.goal) && lacksTargets(line))
      .map(({ goal }) => goal),
  )
  return facts.programme.goals
    .filter(({ id }) => lacking.has(id))
    .map(({ name, short = name }) => text(short))
    .join(', ')
}

/** Names alone for a lead, and where nothing more is awaited. */
function ownersLine(row: StatusRow, status: RoundStatus, reader: Reader): string {
  const { t } = reader
  const { programme } = status.facts
  const isAwaited = row.stage === 'untouched' || row.stage === 'draft' || row.stage === 'returned'
  const shown =
    isAwaited && status.view.viewer === 'coordinator'
      ? ownersOf(status, row)
          .slice(0, mostOwners)
          .map((owner) => t('owner.line', { name: owner.name, what: ownerWords(owner, programme, reader) }))
      : row.responsible.slice(0, mostOwners).map((email) => nameOf(programme, email))
  const more = row.responsible.length - shown.length
  return [...shown, ...(more > 0 ? [t('owner.more', { count: more })] : [])].join(' · ')
}
