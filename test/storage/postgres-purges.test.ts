import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Store } from '../../src/actions/ports.ts'
import { retainedKinds } from '../../src/domain/upkeep.ts'
import { withoutPerson } from '../../src/storage/backup/erase-person.ts'
import { identityOf } from '../../src/storage/backup/stored-identity.ts'
import { wholeWord } from '../../src/storage/backup/whole-word.ts'
import { openPostgresArchive } from '../../src/storage/postgres/archive.ts'
import { openPostgresStore } from '../../src/storage/postgres/postgres-store.ts'
import { aDelivery, aRound, aSave, now, owner, secondOwner, values } from '../builders.ts'
import { createDatabase, emptyDatabase, run } from '../postgres/test-database.ts'
import { fillStore } from './filled-store.ts'

/** Two instances of the bot on one database, of which one goes on while something is taken out by another. */
const round = aRound().id
const later = '2032-01-01T00:00:00.000Z'
const pseudonym = { email: 'former-owner-1@erased.invalid', name: 'Former owner' }

const database = await createDatabase(inject('postgres'))
afterAll(() => database.drop())

let acting: Store
let beside: Store

beforeEach(async () => {
  await emptyDatabase(database)
  acting = await openPostgresStore({ url: database.url, pool: 4, access: 'write' })
  beside = await openPostgresStore({ url: database.url, pool: 4, access: 'write' })
  await fillStore(acting)
  await everythingIn(beside)
  return async () => {
    await acting.close()
    await beside.close()
  }
})

describe('an instance that runs on', () => {
  test.each(retainedKinds)('holds nothing any more of what another one forgot: %s', async (kind) => {
    expect(await acting.forget({ kind, round }, later)).toBeGreaterThan(0)
    expect(await everythingIn(beside)).toBe(await everythingIn(acting))
    expect(await beside.forget({ kind, round }, later)).toBe(0)
  })

  test('notices each of two purges that end in another order than they began', async () => {
    const watching = await openPostgresStore({ url: database.url, pool: 4, access: 'write' })
    await everythingIn(watching)
    await run(database.url, slowNote)
    const slow = acting.forget({ kind: 'deliveries', round }, later)
    await pause(200)
    await beside.forget({ kind: 'answers', round }, later)
    await everythingIn(watching)
    await slow
    await run(database.url, 'drop function slow_note cascade')
    expect(await everythingIn(watching)).toBe(await everythingIn(acting))
    await watching.close()
  })

  test('tells of what has come after that was forgotten', async () => {
    await acting.forget({ kind: 'deliveries', round }, later)
    await beside.register()
    await acting.planStep(round, 'opening-2', [aDelivery({ step: 'opening-2' })])
    expect(await beside.deliveries(round)).toHaveLength(1)
  })

  test('knows an erased person no more, and keeps what they wrote', async () => {
    expect(await everythingIn(beside)).toMatch(wholeWord(owner))
    await eraseOwner()
    expect(await everythingIn(beside)).not.toMatch(wholeWord(owner))
    expect(await everythingIn(beside)).toContain(pseudonym.email)
    expect((await beside.sheet(round, 'project/perhekeskus')).revisions).toHaveLength(1)
  })

  test('writes nothing of an erased person back with what it saves before it has looked', async () => {
    await eraseOwner()
    const sheet = await beside.sheet(round, 'project/perhekeskus')
    const expectedRevision = sheet.drafts['line/perhekeskus/availability']?.revision ?? 0
    const answer = values({ level: 75 })
    expect(await beside.saveDraft(aSave({ expectedRevision, answer, by: secondOwner }))).toMatchObject({
      result: 'saved',
    })
    await beside.actOnRound(round, {
      act: 'exempted',
      subjects: ['project/y'],
      reason: 'Ended',
      by: secondOwner,
      at: now,
    })
    for (const store of [acting, beside]) expect(await everythingIn(store)).not.toMatch(wholeWord(owner))
  })
})

/** Holds up the note of what was forgotten of deliveries, after it has got its number. */
const slowNote = `
  create function slow_note() returns trigger language plpgsql as
    $$ begin if new.details ->> 'kind' = 'deliveries' then perform pg_sleep(1); end if; return new; end $$;
  create trigger slow_note before insert on upkeep for each row execute function slow_note()`

/** What an instance answers to all that it keeps in memory; every act of the bot begins with the register. */
async function everythingIn(store: Store): Promise<string> {
  const register = await store.register()
  const [rounds, accounts] = [await store.rounds(), await store.accounts()]
  const ofRounds: unknown[] = []
  for (const { round: each } of rounds) {
    const sheets = (await store.sheets(each.id)).toSorted((one, other) => (one.id < other.id ? -1 : 1))
    const deliveries = (await store.deliveries(each.id)).toSorted((one, other) =>
      one.key.recipient < other.key.recipient ? -1 : 1,
    )
    ofRounds.push(sheets, deliveries)
  }
  return JSON.stringify([register, rounds, accounts, ofRounds])
}

async function eraseOwner(): Promise<void> {
  const archive = await openPostgresArchive({ url: database.url, pool: 2 }, 'write')
  try {
    const identity = await identityOf(archive.read(), owner)
    if (identity === undefined) throw new Error('The store does not know the person.')
    const record = { at: now, act: 'erased', by: 'command-line', count: 12 } as const
    await archive.rewrite((piece) => withoutPerson(piece, identity, pseudonym, record))
  } finally {
    await archive.close()
  }
}
