import { auditCard } from '../../../src/cards/audit-card.ts'
import { type AuditPage, auditPage } from '../../../src/domain/audit.ts'
import type { AuditEvent } from '../../../src/domain/audit-event.ts'
import { coordinator, moments, opened, owner, programme, readerIn } from '../facts/round-facts.ts'
import { familyCentre, firstPage } from '../facts/sheet-facts.ts'
import type { GalleryState } from '../gallery-state.ts'

const place = { round: opened.round.id, project: 'perhekeskus', by: 'kaisa.lehtimaki@example.fi' }
const done: readonly AuditEvent[] = [
  {
    ...place,
    at: moments.overdue,
    act: 'returned',
    sheet: familyCentre,
    subjects: [firstPage],
    why: 'Kerro myös, mitä luvut osoittavat ja mistä kunnista ne ovat.',
  },
  {
    ...place,
    at: moments.lastDay,
    act: 'extended',
    before: opened.round.answersDue,
    after: '2021-11-12',
    why: 'Lomat',
  },
  { ...place, at: moments.underWay, act: 'handed-over', before: owner, after: coordinator, person: coordinator },
  { at: moments.opening, act: 'opened', round: opened.round.id, count: opened.sheets.length },
]

/** What coordinators do, and what is kept of it. */
export const deskStates: readonly GalleryState[] = [
  { name: 'audit', draw: (language) => auditCard(pageOf(done), readerIn(language)), width: 'phone' },
  {
    name: 'audit-in-the-middle',
    draw: (language) => auditCard(pageOf(Array.from({ length: 8 }, () => done).flat(), 2), readerIn(language)),
    width: 'phone',
  },
  { name: 'audit-of-nothing', draw: (language) => auditCard(pageOf([]), readerIn(language)), width: 'phone' },
]

function pageOf(events: readonly AuditEvent[], page = 1): AuditPage {
  return auditPage(events, { programme, project: '', page })
}
