import { sql } from 'kysely'
import type { Store } from '../../actions/ports.ts'
import type { Instant } from '../../domain/instant.ts'
import type { RoundId } from '../../domain/round.ts'
import { isAboutAnswers, type Past, type RetainedKind, type UpkeepAct } from '../../domain/upkeep.ts'
import type { Database, Work } from './database.ts'
import type { Memory } from './memory.ts'
import { insertRows, JsonValue } from './rows.ts'

export function createUpkeep(db: Database, memory: Memory): Pick<Store, 'upkeep' | 'forget'> {
  return {
    upkeep: () => readUpkeep(db),
    async forget(past, at) {
      const count = await db.transaction().execute((work) => forget(work, past, at))
      if (count > 0) memory.drop()
      return count
    },
  }
}

async function forget(work: Work, past: Past, at: Instant): Promise<number> {
  const { kind } = past
  // One purge after the other: each is noted once, and the last number noted is that of the last one done.
  await sql`select pg_advisory_xact_lock(hashtextextended('upkeep', 0))`.execute(work)
  const count = 'before' in past ? await forgetChanges(work, past.before) : await removals[kind](work, past.round)
  const what = 'before' in past ? { before: past.before } : { round: past.round }
  if (count > 0) await insertUpkeep(work, [{ at, act: 'forgotten', kind, ...what, count }])
  return count
}

export async function readUpkeep(work: Work): Promise<readonly UpkeepAct[]> {
  const rows = await work.selectFrom('upkeep').select('details').orderBy('number').execute()
  return rows.map(({ details }) => details)
}

export async function insertUpkeep(work: Work, acts: readonly UpkeepAct[]): Promise<void> {
  await insertRows(
    work,
    'upkeep',
    acts.map((act) => ({ at: act.at, details: new JsonValue(act) })),
  )
}

/** Of the register and of the channel: but for the register's last one, whose number is the register's version, and those that moved sheets are named by them. */
async function forgetChanges(work: Work, before: Instant): Promise<number> {
  const ofChannel = await deleted(work, sql`delete from channel_change where at < ${before}`)
  const ofRegister = await deleted(
    work,
    sql`delete from register_change where at < ${before}
      and number < (select max(number) from register_change) and number not in (select change from sheet_move)`,
  )
  return ofChannel + ofRegister
}

const removals: Readonly<Record<RetainedKind, (work: Work, round: RoundId) => Promise<number>>> = {
  async answers(work, round) {
    await deleted(work, sql`delete from sent_answer where round = ${round}`)
    const sent = await deleted(work, sql`delete from sent_revision where round = ${round}`)
    const drafts = await deleted(work, sql`delete from draft where round = ${round}`)
    const moved = await deleted(work, sql`delete from sheet_act where round = ${round} and act = 'moved'`)
    const texts = await blankNotes(work, round)
    if (sent + drafts + moved > 0) await touchSheets(work, round)
    return sent + drafts + texts
  },
  async audit(work, round) {
    const ofSheets = await deleted(work, sql`delete from sheet_act where round = ${round}`)
    const acts = await deleted(work, sql`delete from round_act where round = ${round}`)
    const extensions = await deleted(work, sql`delete from extension where round = ${round}`)
    const handovers = await deleted(work, sql`delete from handover where round = ${round}`)
    const count = ofSheets + acts + extensions + handovers
    if (count === 0) return 0
    await work
      .updateTable('exemption')
      .set({ reason: JSON.stringify('') })
      .where('round', '=', round)
      .execute()
    await sql`delete from note_version n where round = ${round} and exists (
      select 1 from note_version l where l.round = n.round and l.key = n.key and l.revision > n.revision)`.execute(work)
    await touchSheets(work, round)
    await work
      .updateTable('round')
      .set((from) => ({ version: from('version', '+', 1) }))
      .where('id', '=', round)
      .execute()
    return count
  },
  async deliveries(work, round) {
    await deleted(work, sql`delete from delivery_attempt where round = ${round}`)
    const cards = await deleted(work, sql`delete from shown_card where round = ${round}`)
    return cards + (await deleted(work, sql`delete from delivery where round = ${round}`))
  },
}

/** A new version makes every process read them again. */
async function touchSheets(work: Work, round: RoundId): Promise<void> {
  await work
    .updateTable('sheet')
    .set((from) => ({ version: from('version', '+', 1) }))
    .where('round', '=', round)
    .execute()
}

async function blankNotes(work: Work, round: RoundId): Promise<number> {
  const versions = await work.selectFrom('note_version').where('round', '=', round).select(['key', 'text']).execute()
  const typed = versions.filter(({ key, text }) => isAboutAnswers(key) && text !== '')
  if (typed.length === 0) return 0
  const keys = [...new Set(typed.map(({ key }) => key))]
  await work
    .updateTable('note_version')
    .set({ text: JSON.stringify(''), made_of: null })
    .where('round', '=', round)
    .where('key', 'in', keys)
    .execute()
  return typed.length
}

async function deleted(work: Work, statement: ReturnType<typeof sql>): Promise<number> {
  const { numAffectedRows = 0n } = await statement.execute(work)
  return Number(numAffectedRows)
}
