import type { AuditEvent, AuditRecords, AuditSource } from './audit-event.ts'
import { channelEvents } from './audit-sources/channel.ts'
import { noteEvents } from './audit-sources/notes.ts'
import { registerEvents } from './audit-sources/register-changes.ts'
import { roundActEvents } from './audit-sources/round-acts.ts'
import { roundEvents } from './audit-sources/rounds.ts'
import { editionEvents, sendingEvents } from './audit-sources/sendings.ts'
import { sheetActEvents } from './audit-sources/sheet-acts.ts'
import { upkeepEvents } from './audit-sources/upkeep.ts'
import type { Programme } from './programme.ts'
import { sheetOfSubject } from './scopes/registry.ts'
import { projectSheet, type SheetId } from './subject.ts'

/** Every kind of record that tells of an act. To have one more audited: a file in `audit-sources`, a line here. */
const sources: readonly AuditSource[] = [
  roundEvents,
  roundActEvents,
  sheetActEvents,
  sendingEvents,
  editionEvents,
  registerEvents,
  channelEvents,
  noteEvents,
  upkeepEvents,
]

/** Everything that was done, the newest first; what came at the same moment stays in the order of its record. */
export function auditEvents(records: AuditRecords): readonly AuditEvent[] {
  return sources
    .flatMap((source) => source(records))
    .sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1))
}

/** The sheet that an event concerns; undefined for what concerns a whole round or the register. */
export function sheetOfEvent(programme: Programme, { sheet, subjects, project }: AuditEvent): SheetId | undefined {
  const [subject] = subjects ?? []
  const ofSubject = subject === undefined ? undefined : sheetOfSubject(programme, subject)
  return sheet ?? ofSubject ?? (project === undefined ? undefined : projectSheet(project))
}

/** A page of what was done, the newest first. */
export interface AuditPage {
  readonly kind: 'audit'
  readonly programme: Programme
  /** What the list was narrowed to, as it was typed; empty for everything. */
  readonly project: string
  readonly events: readonly AuditEvent[]
  /** 1 for the newest. */
  readonly page: number
  readonly pages: number
  readonly total: number
}

const perPage = 10

/** The nearest page there is to the one that was asked for. */
export function auditPage(
  events: readonly AuditEvent[],
  { page: wanted, ...request }: Pick<AuditPage, 'programme' | 'project' | 'page'>,
): AuditPage {
  const pages = Math.max(1, Math.ceil(events.length / perPage))
  const page = Math.min(Math.max(1, wanted), pages)
  const shown = events.slice((page - 1) * perPage, page * perPage)
  return { kind: 'audit', ...request, events: shown, page, pages, total: events.length }
}
