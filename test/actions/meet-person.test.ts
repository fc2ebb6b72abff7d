import { describe, expect, test } from 'vitest'
import {
  identify,
  meetPerson,
  noteLeft,
  noteSeen,
  noteUninstall,
  type Sighting,
} from '../../src/actions/meet-person.ts'
import { runDue } from '../../src/actions/run-due.ts'
import { adoptChannel, setChannel } from '../../src/actions/set-channel.ts'
import { setLanguage } from '../../src/actions/set-language.ts'
import { aChannel, anAccount, coordinator, now, owner } from '../builders.ts'
import { testContext } from '../fakes/action-context.ts'

const chat = { serviceUrl: 'https://smba.example/emea/', conversation: 'a:1', bot: '28:bot', tenant: 'tenant-1' }
const identity = { tenant: 'tenant-1', objectId: 'object-1' }

describe('somebody who is met', () => {
  test.each([
    ['by the e-mail address', [owner]],
    ['by the principal name', ['xyz123@example.fi', owner]],
    ['whatever the case', ['OWNER@Example.FI']],
  ])('is tied to the register %s', async (_, addresses) => {
    const context = await testContext()
    expect(await meetPerson(context, aSighting({ addresses }))).toMatchObject({
      account: { email: owner, objectId: 'object-1' },
    })
    expect((await context.store.accountByEmail(owner))?.userId).toBe('29:owner')
  })

  test('and is unknown to the register is not stored', async () => {
    const context = await testContext()
    expect(await meetPerson(context, aSighting({ addresses: ['stranger@example.fi'] }))).toBeUndefined()
    expect(await context.store.accounts()).toEqual([])
  })

  test('and has no address is not stored', async () => {
    const context = await testContext()
    expect(await meetPerson(context, aSighting({ addresses: [] }))).toBeUndefined()
  })

  test('on a roster can be reached without having been talked to', async () => {
    const context = await testContext()
    expect(await meetPerson(context, aSighting())).toMatchObject({ account: { reach: 'roster', seenAt: now } })
  })

  test('in a chat has installed the bot', async () => {
    const context = await testContext()
    expect(await meetPerson(context, aSighting({ chat }))).toMatchObject({ account: { reach: 'installed', chat } })
  })

  test('again on a roster keeps the chat', async () => {
    const context = await testContext()
    await meetPerson(context, aSighting({ chat }))
    await meetPerson(context, aSighting())
    expect(await context.store.accountByEmail(owner)).toMatchObject({ reach: 'installed', chat })
  })

  test('again keeps the language that was chosen', async () => {
    const context = await testContext()
    await meetPerson(context, aSighting({ chat }))
    await setLanguage(context, { person: owner, language: 'sv' })
    await meetPerson(context, aSighting({ chat, locale: 'en' }))
    expect(await context.store.accountByEmail(owner)).toMatchObject({ language: 'sv', locale: 'en' })
  })

  test('again with nothing new writes nothing', async () => {
    const context = await testContext()
    await meetPerson(context, aSighting({ chat }))
    context.clock.moveTo('2021-11-02T08:00:00.000Z')
    await meetPerson(context, aSighting({ chat }))
    expect((await context.store.accountByEmail(owner))?.seenAt).toBe(now)
  })

  test('under another identity takes the place of the old one', async () => {
    const context = await testContext()
    await meetPerson(context, aSighting({ chat }))
    await meetPerson(context, aSighting({ objectId: 'object-2' }))
    expect(await identify(context, { ...identity, objectId: 'object-2' })).toMatchObject({ email: owner })
    expect(await identify(context, identity)).toBeUndefined()
  })

  test('and is a stranger cannot take the identity of somebody known', async () => {
    const context = await testContext()
    await meetPerson(context, aSighting({ chat }))
    await meetPerson(context, aSighting({ objectId: 'object-2', addresses: ['stranger@example.fi'] }))
    expect(await identify(context, { ...identity, objectId: 'object-2' })).toBeUndefined()
  })

  test('under a new address of the register is tied to that one', async () => {
    const context = await testContext()
    await context.store.saveAccount(anAccount({ email: 'maiden.name@example.fi' }))
    expect(await meetPerson(context, aSighting())).toMatchObject({ account: { email: owner } })
    expect(await identify(context, identity)).toMatchObject({ email: owner })
  })

  test('after the register has lost them is unknown again', async () => {
    const context = await testContext()
    await context.store.saveAccount(anAccount({ email: 'left@example.fi' }))
    expect(await meetPerson(context, aSighting({ addresses: ['left@example.fi'] }))).toBeUndefined()
  })
})

describe('somebody who removes the bot', () => {
  test('is no longer reached', async () => {
    const context = await testContext()
    await meetPerson(context, aSighting({ chat }))
    await noteUninstall(context, owner)
    expect((await context.store.accountByEmail(owner))?.reach).toBe('uninstalled')
  })

  test('stays unreached when only a roster shows them', async () => {
    const context = await testContext()
    await meetPerson(context, aSighting({ chat }))
    await noteUninstall(context, owner)
    expect(await meetPerson(context, aSighting())).toMatchObject({ account: { reach: 'uninstalled' } })
  })

  test('is reached again once they install it again', async () => {
    const context = await testContext()
    await meetPerson(context, aSighting({ chat }))
    await noteUninstall(context, owner)
    const moved = { ...chat, conversation: 'a:2' }
    expect(await meetPerson(context, aSighting({ chat: moved }))).toMatchObject({
      account: { reach: 'installed', chat: moved },
    })
  })
})

describe('somebody who writes', () => {
  test('is reached in the chat in which they wrote', async () => {
    const context = await testContext()
    await context.store.saveAccount(anAccount({ reach: 'blocked' }))
    await noteSeen(context, anAccount({ reach: 'blocked' }), chat)
    expect(await context.store.accountByEmail(owner)).toMatchObject({ reach: 'installed', chat })
  })

  test('in the same chat as before changes nothing', async () => {
    const context = await testContext()
    expect(await noteSeen(context, anAccount({ chat }), chat)).toEqual(anAccount({ chat }))
    expect(await context.store.accounts()).toEqual([])
  })
})

describe('somebody who is met after the opening', () => {
  test('gets what was meant for them', async () => {
    const context = await testContext({ at: '2021-10-18T06:00:00.000Z' })
    await runDue(context)
    expect(await meetPerson(context, aSighting({ chat }))).toMatchObject({ reopened: true })
    await runDue(context)
    expect(context.messenger.messages).toMatchObject([{ to: 'a:1', message: { kind: 'opening' } }])
  })
})

describe('an identity', () => {
  test('of somebody met is theirs', async () => {
    const context = await testContext()
    await meetPerson(context, aSighting())
    expect(await identify(context, identity)).toMatchObject({ email: owner })
  })

  test.each([
    ['of nobody met', identity],
    ['in another tenant', { ...identity, tenant: 'tenant-2' }],
    ['of another object', { ...identity, objectId: 'object-9' }],
  ])('%s is nobody’s', async (_, asked) => {
    const context = await testContext()
    if (asked !== identity) await meetPerson(context, aSighting())
    expect(await identify(context, asked)).toBeUndefined()
  })

  test('of somebody the register has lost is nobody’s', async () => {
    const context = await testContext()
    await context.store.saveAccount(anAccount({ email: 'left@example.fi' }))
    expect(await identify(context, identity)).toBeUndefined()
  })
})

describe('the language', () => {
  test.each(['fi', 'sv', 'en'])('%s is kept', async (language) => {
    const context = await testContext()
    await context.store.saveAccount(anAccount())
    expect(await setLanguage(context, { person: owner, language })).toBe(language)
    expect((await context.store.accountByEmail(owner))?.language).toBe(language)
  })

  test.each(['', 'FI', 'no', 'suomi'])('%j is refused, and nothing changes', async (language) => {
    const context = await testContext()
    await context.store.saveAccount(anAccount({ language: 'sv' }))
    expect(await setLanguage(context, { person: owner, language })).toEqual({
      refused: 'unknown-language',
      values: { language },
    })
    expect((await context.store.accountByEmail(owner))?.language).toBe('sv')
  })
})

describe('the channel', () => {
  const { setBy: _, ...address } = aChannel()

  test('is set by a coordinator', async () => {
    const context = await testContext()
    expect(await setChannel(context, { person: coordinator, address })).toBeUndefined()
    expect(await context.store.channel()).toEqual(aChannel({ setAt: context.clock.now() }))
  })

  test('of the programme file is taken', async () => {
    const context = await testContext()
    await adoptChannel(context, address)
    expect(await context.store.channel()).toEqual(address)
  })

  test('of the programme file gives way to the one a coordinator chose', async () => {
    const context = await testContext()
    await setChannel(context, { person: coordinator, address })
    await adoptChannel(context, { ...address, conversation: '19:other' })
    expect(await context.store.channel()).toEqual(aChannel({ setAt: context.clock.now() }))
  })

  test('keeps who chose it, when, and what was there before; chosen again, it is one choice', async () => {
    const context = await testContext()
    const at = context.clock.now()
    await adoptChannel(context, { ...address, name: 'Yleinen' })
    await setChannel(context, { person: coordinator, address })
    const other = { ...address, conversation: '19:other', name: 'Raportit' }
    for (const _ of [1, 2]) await setChannel(context, { person: coordinator, address: other })
    expect(await context.store.channelChanges()).toEqual([
      { at, by: coordinator, before: 'Yleinen', after: address.conversation },
      { at, by: coordinator, before: address.conversation, after: 'Raportit' },
    ])
  })

  test('is not set by anybody else', async () => {
    const context = await testContext()
    expect(await setChannel(context, { person: owner, address })).toMatchObject({ refused: 'not-for-you' })
    expect(await context.store.channel()).toBeUndefined()
  })
})

function aSighting(overrides: Partial<Sighting> = {}): Sighting {
  return {
    ...identity,
    userId: '29:owner',
    addresses: [owner],
    reachedVia: { serviceUrl: 'https://smba.example/emea/', bot: '28:bot' },
    ...overrides,
  }
}

describe('somebody known from the team alone', () => {
  const sighting = {
    tenant: 'tenant-1',
    objectId: 'object-1',
    userId: '29:owner',
    addresses: [owner],
    reachedVia: anAccount().reachedVia,
  }

  test('is out of reach once they have left it, and in reach again when they are back', async () => {
    const context = await testContext()
    await meetPerson(context, sighting)
    await noteLeft(context, ({ userId }) => userId === '29:owner')
    expect((await context.store.accountByEmail(owner))?.reach).toBe('left')
    await meetPerson(context, sighting)
    expect((await context.store.accountByEmail(owner))?.reach).toBe('roster')
  })

  test('is out of reach as a guest', async () => {
    const context = await testContext()
    await meetPerson(context, { ...sighting, isGuest: true })
    expect((await context.store.accountByEmail(owner))?.reach).toBe('guest')
  })

  test('stays in reach in their own chat when they leave the team', async () => {
    const context = await testContext()
    await context.store.saveAccount(anAccount({ reach: 'installed' }))
    await noteLeft(context, () => true)
    expect((await context.store.accountByEmail(owner))?.reach).toBe('installed')
  })
})
