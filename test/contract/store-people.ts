import { describe, expect } from 'vitest'
import {
  aChannel,
  anAccount,
  anEdition,
  anOpening,
  aReportModel,
  aRound,
  coordinator,
  now,
  owner,
  secondOwner,
} from '../builders.ts'
import { publishedEditions } from '../published-editions.ts'
import { type OpenStore, storeTest } from './store-test.ts'

const round = aRound().id

export function describePeopleAndEditions(open: OpenStore): void {
  const test = storeTest(open)
  const chat = { serviceUrl: 'https://smba.example/emea/', conversation: 'a:1', bot: '28:bot', tenant: 'tenant-1' }

  describe('an account', () => {
    test('is not there before it is saved', async ({ store }) => {
      expect(await store.accounts()).toEqual([])
      expect(await store.accountByEmail(owner)).toBeUndefined()
      expect(await store.accountByObjectId('tenant-1', 'object-1')).toBeUndefined()
    })

    test('is found by its e-mail and by its object id in its tenant', async ({ store, reopen }) => {
      const accounts = [anAccount(), anAccount({ email: secondOwner, objectId: 'object-2', chat })]
      for (const account of accounts) await store.saveAccount(account)
      for (const each of [store, await reopen()]) {
        expect(await each.accountByEmail(secondOwner)).toEqual(accounts[1])
        expect(await each.accountByObjectId('tenant-1', 'object-1')).toEqual(accounts[0])
        expect(await each.accountByObjectId('tenant-2', 'object-1')).toBeUndefined()
        expect((await each.accounts()).map(({ email }) => email).sort()).toEqual([owner, secondOwner])
      }
    })

    test('keeps what a new save does not mention', async ({ store }) => {
      await store.saveAccount(anAccount({ chat, language: 'sv' }))
      await store.saveAccount(anAccount({ name: 'Anna', reach: 'roster' }))
      expect(await store.accountByEmail(owner)).toEqual(
        anAccount({ chat, language: 'sv', name: 'Anna', reach: 'roster' }),
      )
    })

    test('is found by its new object id only when it has got one', async ({ store }) => {
      await store.saveAccount(anAccount())
      await store.saveAccount(anAccount({ objectId: 'object-9' }))
      expect(await store.accountByObjectId('tenant-1', 'object-9')).toMatchObject({ email: owner })
      expect(await store.accountByObjectId('tenant-1', 'object-1')).toBeUndefined()
    })

    test('is changed by a patch in what the patch gives', async ({ store, reopen }) => {
      await store.saveAccount(anAccount({ name: 'Anna' }))
      await store.patchAccount(owner, { reach: 'blocked', chat })
      expect(await (await reopen()).accountByEmail(owner)).toEqual(anAccount({ name: 'Anna', reach: 'blocked', chat }))
    })

    test('loses a chat that is gone, and nothing else', async ({ store, reopen }) => {
      await store.saveAccount(anAccount({ name: 'Anna', chat }))
      await store.patchAccount(owner, { chat: null })
      for (const each of [store, await reopen()]) {
        expect(await each.accountByEmail(owner)).toEqual(anAccount({ name: 'Anna' }))
        expect(await each.accountByObjectId('tenant-1', 'object-1')).toMatchObject({ email: owner })
      }
    })

    test('that has no chat is the same when it is said to be gone', async ({ store }) => {
      await store.saveAccount(anAccount())
      await store.patchAccount(owner, { chat: null, reach: 'blocked' })
      expect(await store.accountByEmail(owner)).toEqual(anAccount({ reach: 'blocked' }))
    })

    test('gets a new chat after the old one is gone', async ({ store, reopen }) => {
      await store.saveAccount(anAccount({ chat }))
      await store.patchAccount(owner, { chat: null })
      const opened = { ...chat, conversation: 'a:2' }
      await store.patchAccount(owner, { chat: opened })
      expect((await (await reopen()).accountByEmail(owner))?.chat).toEqual(opened)
    })

    test('is changed by both of two patches at the same time', async ({ store }) => {
      await store.saveAccount(anAccount())
      await Promise.all([store.patchAccount(owner, { chat }), store.patchAccount(owner, { language: 'sv' })])
      expect(await store.accountByEmail(owner)).toEqual(anAccount({ chat, language: 'sv' }))
    })

    test('is not made by a patch', async ({ store }) => {
      await store.patchAccount(owner, { reach: 'blocked' })
      expect(await store.accountByEmail(owner)).toBeUndefined()
      expect(await store.accounts()).toEqual([])
    })
  })

  describe('the channel', () => {
    test('is the one set last', async ({ store, reopen }) => {
      expect(await store.channel()).toBeUndefined()
      await store.setChannel(aChannel())
      await store.setChannel(aChannel({ conversation: '19:other@thread.tacv2' }))
      expect(await store.channel()).toEqual(aChannel({ conversation: '19:other@thread.tacv2' }))
      expect(await (await reopen()).channel()).toEqual(aChannel({ conversation: '19:other@thread.tacv2' }))
    })
  })

  describe('the choice of a channel', () => {
    const chosen = aChannel({ setAt: now, name: 'Yleinen' })
    const other = aChannel({ conversation: '19:other@thread.tacv2', setAt: now })

    test('is kept with who, when and what was there before', async ({ store, reopen }) => {
      const { setBy: _, ...adopted } = aChannel()
      await store.setChannel(adopted)
      expect(await store.channelChanges()).toEqual([])
      for (const each of [chosen, other, other]) await store.setChannel(each)
      const reopened = await reopen()
      expect(await reopened.channel()).toEqual(other)
      expect(await reopened.channelChanges()).toEqual([
        { at: now, by: coordinator, before: adopted.conversation, after: 'Yleinen' },
        { at: now, by: coordinator, before: 'Yleinen', after: other.conversation },
      ])
    })

    test('of two at the same time knows the other', async ({ store }) => {
      await Promise.all([chosen, other].map((each) => store.setChannel(each)))
      const [first, second, ...more] = await store.channelChanges()
      expect(first).not.toHaveProperty('before')
      expect(second?.before).toBe(first?.after)
      expect(more).toEqual([])
    })
  })

  describe('an edition', () => {
    test('is kept as it was published, the oldest first', async ({ store, reopen }) => {
      await store.openRound(anOpening())
      const editions = [anEdition(), anEdition({ number: 2, publishedBy: coordinator })]
      for (const edition of [...editions].reverse()) expect(await store.publish(edition)).toBe(true)
      expect(await publishedEditions(store, round)).toEqual(editions)
      expect(await publishedEditions(await reopen(), round)).toEqual(editions)
      expect(await store.editions('other:2021-11-15').catch(() => [])).toEqual([])
    })

    test('never changes', async ({ store }) => {
      await store.openRound(anOpening())
      await store.publish(anEdition())
      const other = anEdition({ model: aReportModel({ compiledAt: '2030-01-01T00:00:00.000Z' }) })
      expect(await store.publish(other)).toBe(false)
      expect(await publishedEditions(store, round)).toEqual([anEdition()])
    })

    test('is listed without what it says, and its summary is given alone', async ({ store, reopen }) => {
      await store.openRound(anOpening())
      const summary = [{ goal: 'availability', text: 'Työ "etenee".\nHyvin.', approved: true, sources: [] }]
      const newest = anEdition({ number: 2, model: aReportModel({ edition: 2, summary }) })
      expect(await store.publishedSummary(round)).toBeUndefined()
      for (const edition of [anEdition(), newest]) await store.publish(edition)
      for (const each of [store, await reopen()]) {
        const { model: _, ...record } = newest
        expect((await each.editions(round)).at(-1)).toEqual(record)
        expect(await each.publishedSummary(round)).toEqual(summary)
        expect(await each.edition(round, 3)).toBeUndefined()
      }
    })

    test('is published once when it comes twice at the same time', async ({ store }) => {
      await store.openRound(anOpening())
      const both = await Promise.all([store.publish(anEdition()), store.publish(anEdition())])
      expect(both.filter((published) => published)).toHaveLength(1)
    })
  })

  describe('the latest moment', () => {
    test('only goes forward', async ({ store, reopen }) => {
      expect(await store.latestMoment()).toBeUndefined()
      await store.noteMoment(now)
      await store.noteMoment('2021-10-31T08:00:00.000Z')
      expect(await store.latestMoment()).toBe(now)
      await store.noteMoment('2021-11-02T08:00:00.000Z')
      expect(await (await reopen()).latestMoment()).toBe('2021-11-02T08:00:00.000Z')
    })

    test('is the later of two that are noted at the same time', async ({ store }) => {
      await Promise.all([store.noteMoment('2021-11-02T08:00:00.000Z'), store.noteMoment(now)])
      expect(await store.latestMoment()).toBe('2021-11-02T08:00:00.000Z')
    })
  })

  describe('everything', () => {
    test('that was begun before the store closes is there afterwards', async ({ store, reopen }) => {
      const saving = Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          store.saveAccount(anAccount({ email: `p${index}@example.fi`, objectId: `o${index}` })),
        ),
      )
      const [, reopened] = await Promise.all([saving, reopen()])
      expect(await reopened.accounts()).toHaveLength(30)
    })
  })
}
