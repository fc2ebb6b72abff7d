import { describe, expect, test } from 'vitest'
import { listAudit } from '../../src/actions/list-audit.ts'
import type { AuditAct, AuditEvent } from '../../src/domain/audit-event.ts'
import { addSeconds, type Instant } from '../../src/domain/instant.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { aLine, anAccount, aProgramme, aProject, coordinator, owner, secondOwner } from '../builders.ts'
import { type TestContext, testContext } from '../fakes/action-context.ts'
import { type AuditedAct, auditedActs, target } from './audited-acts.ts'
import { deputy, office, secondCoordinator } from './desk.ts'

/** Acts of the office's report, which `report` tells of; a new act stands here or is done above. */
const ofTheReport = [
  'summary-approved',
  'summary-reopened',
  'text-shortened',
  'text-mended',
  'text-hidden',
  'text-restored',
  'translated',
  'answers-joined',
  'answers-parted',
  'published-elsewhere',
  'publication-withdrawn',
  'told-outside',
  'telling-withdrawn',
] as const satisfies readonly AuditAct[]

/** What the bot does by itself, and whoever runs it. */
type OfTheUpkeep = 'person-erased' | `${string}-forgotten`

/** Every act there is beside those: the compiler asks for a new one. */
const ofTheDesk: Readonly<Record<Exclude<AuditAct, (typeof ofTheReport)[number] | OfTheUpkeep>, true>> = {
  opened: true,
  reminded: true,
  'handed-over': true,
  'answered-on-behalf': true,
  returned: true,
  accepted: true,
  'acceptance-withdrawn': true,
  moved: true,
  exempted: true,
  included: true,
  extended: true,
  suggested: true,
  reworded: true,
  'rewording-undone': true,
  'suggestion-declined': true,
  closed: true,
  'opened-again': true,
  imported: true,
  assigned: true,
  'channel-set': true,
  published: true,
  reopened: true,
  'reopening-ended': true,
}

describe('the audit, of everything a coordinator does in a round', () => {
  test('tells who, when, what, why, before and after, and nothing that was not done', async () => {
    const context = await beforeTheRound()
    const done: { readonly name: string; readonly at: Instant; readonly told: AuditedAct['told'] }[] = []
    for (const { name, at, does, told } of auditedActs) {
      context.clock.moveTo(at ?? addSeconds(context.clock.now(), 60))
      const shown = (await does(context)) ?? {}
      expect({ name, refused: isRefusal(shown) ? shown.refused : undefined }).toEqual({ name, refused: undefined })
      done.push({ name, at: context.clock.now(), told })
    }
    const audit = await wholeAudit(context)
    const read = done.map(({ name, at }) => ({ name, told: audit.filter((event) => event.at === at) }))
    expect(read).toEqual(
      done.map(({ name, at, told }) => ({
        name,
        told: told.map((event) => expect.objectContaining({ at, ...event })),
      })),
    )
    expect(audit.map(({ at }) => at).filter((at) => !done.some((each) => each.at === at))).toEqual([])
  })

  test('leaves no act out', () => {
    expect(new Set(auditedActs.flatMap(({ told }) => told.map(({ act }) => act)))).toEqual(
      new Set(Object.keys(ofTheDesk)),
    )
  })
})

/** The day before the round opens; everybody can be reached. */
async function beforeTheRound(): Promise<TestContext> {
  const projects = [aProject({ owners: [owner, secondOwner], lines: [aLine({ targets: [target] })] })]
  const programme = aProgramme({ ...office, projects })
  const context = await testContext({ programme, at: '2021-10-15T08:00:00.000Z' })
  for (const email of [owner, secondOwner, coordinator, secondCoordinator, deputy]) {
    await context.store.saveAccount(anAccount({ email, objectId: email, userId: `29:${email}` }))
  }
  return context
}

/** Every page of what `audit` lists. */
async function wholeAudit(context: TestContext): Promise<readonly AuditEvent[]> {
  const events: AuditEvent[] = []
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const listed = await listAudit(context, { person: coordinator, project: '', page })
    if (isRefusal(listed)) throw new Error(listed.refused)
    events.push(...listed.events)
    pages = listed.pages
  }
  return events
}
