import { describe, expect, test } from 'vitest'
import { currentReport, findReport } from '../../src/actions/compile-report.ts'
import { loadRound, type RoundFacts } from '../../src/actions/load-round.ts'
import { publishOnRequest, publishReport } from '../../src/actions/publish-report.ts'
import { runDue } from '../../src/actions/run-due.ts'
import { setChannel } from '../../src/actions/set-channel.ts'
import { canonicalJson } from '../../src/domain/canonical-json.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { aChannel, coordinator, owner } from '../builders.ts'
import { type TestContext, withFullDisk } from '../fakes/action-context.ts'
import { publishedEditions } from '../published-editions.ts'
import { openContext, round, sendDirectly } from './answering.ts'

const reportAt = '2021-11-15T10:00:00.000Z'

describe('publishing a round', () => {
  test('stores it as edition 1', async () => {
    const context = await openContext()
    expect(await publishReport(context, await facts(context), coordinator)).toMatchObject({
      isNew: true,
      edition: { round, number: 1, publishedBy: coordinator },
    })
    expect(await publishedEditions(context.store, round)).toMatchObject([{ number: 1, model: { edition: 1 } }])
  })

  test('again with nothing changed makes no second edition', async () => {
    const context = await openContext()
    await publishReport(context, await facts(context))
    context.clock.moveTo(reportAt)
    expect(await publishReport(context, await facts(context))).toMatchObject({ isNew: false, edition: { number: 1 } })
    expect(await context.store.editions(round)).toHaveLength(1)
  })

  test('again with nothing changed makes no second edition after a restart', async () => {
    const context = await openContext()
    await sendDirectly(context, 'perhekeskus')
    await publishReport(context, await facts(context))
    const restarted = await context.restart()
    expect(await publishReport(restarted, await facts(restarted))).toMatchObject({ isNew: false })
  })

  test('again after an answer makes edition 2 and leaves edition 1 as it was', async () => {
    const context = await openContext()
    await publishReport(context, await facts(context))
    const [first] = await publishedEditions(context.store, round)
    await sendDirectly(context, 'perhekeskus')
    expect(await publishReport(context, await facts(context))).toMatchObject({ isNew: true, edition: { number: 2 } })
    expect(await publishedEditions(context.store, round)).toMatchObject([
      first ?? {},
      { model: { counts: { answered: 1 } } },
    ])
  })

  test('keeps the fingerprint of what was published, whatever order a store gives its keys', async () => {
    const context = await openContext()
    const { edition } = await publishReport(context, await facts(context))
    const [stored] = await publishedEditions((await context.restart()).store, round)
    expect(edition.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(context.fingerprint(canonicalJson(stored?.model))).toBe(edition.hash)
  })

  test('again after an answer lists what has changed since the edition before', async () => {
    const context = await openContext()
    await publishReport(context, await facts(context))
    await sendDirectly(context, 'perhekeskus')
    const { edition } = await publishReport(context, await facts(context))
    expect(edition.model.corrections).toMatchObject({ of: 1, publishedAt: context.clock.now() })
    expect(edition.model.corrections?.changes.map(({ what }) => what)).toContain('answer')
  })

  test('the first time lists no changes', async () => {
    const context = await openContext()
    expect((await publishReport(context, await facts(context))).edition.model).not.toHaveProperty('corrections')
  })

  test('after an edition of before fingerprints and spearheads compares with it all the same', async () => {
    const context = await openContext()
    const { edition } = await publishReport(context, await facts(context))
    const { hash: _, ...old } = edition
    const { deliveries: __, themes: ___, ...model } = edition.model
    const other = await openContext()
    await other.store.publish({ ...old, model })
    expect(await publishReport(other, await facts(other))).toMatchObject({ isNew: false, edition: { number: 1 } })
  })

  test('after only a draft has changed makes no second edition, for a draft is in no report', async () => {
    const context = await openContext()
    await sendDirectly(context, 'perhekeskus')
    await publishReport(context, await facts(context))
    const { drafts } = await context.store.sheet(round, 'project/perhekeskus')
    const [[subject, draft] = []] = Object.entries(drafts)
    if (subject === undefined || draft === undefined) throw new Error('There is no draft')
    await context.store.saveDraft({
      round,
      sheet: 'project/perhekeskus',
      subject,
      expectedRevision: draft.revision,
      answer: { kind: 'values', values: { level: 100, results: 'Vasta luonnos.' } },
      at: context.clock.now(),
      by: owner,
    })
    expect(await publishReport(context, await facts(context))).toMatchObject({ isNew: false })
  })

  test('twice at the same time makes one edition', async () => {
    const context = await openContext()
    const about = await facts(context)
    const both = await Promise.all([publishReport(context, about), publishReport(context, about)])
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true])
    expect(await context.store.editions(round)).toHaveLength(1)
  })

  test('that was cut short before its post is planned is finished by the next call', async () => {
    const context = await openContext()
    await expect(publishReport(withFullDisk(context, 'planStep'), await facts(context))).rejects.toThrow('full')
    await publishReport(context, await facts(context))
    expect((await context.store.deliveries(round)).map(({ key }) => key.step)).toEqual(['report-1'])
  })
})

describe('on request', () => {
  test('a coordinator publishes the current round', async () => {
    const context = await openContext()
    expect(await publishOnRequest(context, { person: coordinator })).toMatchObject({ isNew: true })
  })

  test('a coordinator publishes a round by its date', async () => {
    const context = await openContext()
    expect(await publishOnRequest(context, { person: coordinator, round: '2021-11-15' })).toMatchObject({
      edition: { round },
    })
  })

  test.each([
    ['an owner', { person: owner }, 'not-for-you'],
    ['a coordinator who names an unknown round', { person: coordinator, round: '2019-01-01' }, 'unknown-round'],
    ['a coordinator who names a round to come', { person: coordinator, round: '2022-05-15' }, 'not-open-yet'],
  ])('%s is refused', async (_, request, refused) => {
    const context = await openContext()
    expect(await publishOnRequest(context, request)).toMatchObject({ refused })
    expect(await context.store.editions(round)).toEqual([])
  })
})

describe('the links of a published edition', () => {
  test.each([
    ['public', undefined],
    ['coordinators', `person=${coordinator}`],
  ])('for the audience %s name %s', async (audience, forWhom) => {
    const published = await publishOnRequest(await openContext(), { person: coordinator })
    const links = isRefusal(published) ? [] : published.links.filter((link) => link.audience === audience)
    expect(new Set(links.map(({ url }) => url.split('?')[1]))).toEqual(new Set([forWhom]))
  })
})

describe('on the day of the report', () => {
  test('it is published and posted to the channel', async () => {
    const context = await openContext()
    await context.store.setChannel(aChannel())
    context.clock.moveTo(reportAt)
    await runDue(context)
    expect(postsIn(context)).toMatchObject([
      {
        kind: 'report',
        edition: { number: 1 },
        links: expect.arrayContaining([
          {
            audience: 'public',
            format: 'html',
            language: 'fi',
            url: `https://bot.example.fi/${round}/1/public.fi.html`,
          },
        ]),
      },
    ])
  })

  test('it is posted once', async () => {
    const context = await openContext()
    await context.store.setChannel(aChannel())
    context.clock.moveTo(reportAt)
    await runDue(context)
    await runDue(await context.restart())
    expect(postsIn(context)).toHaveLength(1)
  })

  test('it is not published a moment too early', async () => {
    const context = await openContext()
    context.clock.moveTo('2021-11-15T09:59:59.999Z')
    await runDue(context)
    expect(await context.store.editions(round)).toEqual([])
  })

  test('it waits for a channel and is posted when there is one', async () => {
    const context = await openContext()
    context.clock.moveTo(reportAt)
    await runDue(context)
    expect(postsIn(context)).toEqual([])
    await setChannel(context, { person: coordinator, address: aChannel() })
    context.clock.passReal(60)
    await runDue(context)
    expect(postsIn(context)).toHaveLength(1)
  })

  test('waiting for a channel costs no try, however long it takes', async () => {
    const context = await openContext()
    context.clock.moveTo(reportAt)
    for (let minute = 0; minute < 10; minute += 1) {
      await runDue(context)
      context.clock.passReal(60)
    }
    await setChannel(context, { person: coordinator, address: aChannel() })
    await runDue(context)
    const posts = (await context.store.deliveriesTo(round, 'channel')).filter(({ kind }) => kind === 'report')
    expect(posts).toMatchObject([{ current: { state: 'sent' }, attempts: [{ outcome: 'sent' }] }])
  })

  test('a coordinator who has published what stands is not followed by the schedule', async () => {
    const context = await openContext()
    await context.store.setChannel(aChannel())
    await publishOnRequest(context, { person: coordinator })
    await runDue(context)
    context.clock.moveTo(reportAt)
    await runDue(context)
    expect(await context.store.editions(round)).toHaveLength(1)
    expect(postsIn(context)).toHaveLength(1)
  })
})

describe('the report as it stands', () => {
  test('is compiled now before the first edition, and nothing is written', async () => {
    const context = await openContext()
    expect(await currentReport(context, await facts(context))).toMatchObject({ edition: 0 })
    expect(await context.store.editions(round)).toEqual([])
  })

  test('is the newest edition after it', async () => {
    const context = await openContext()
    await publishReport(context, await facts(context))
    await sendDirectly(context, 'perhekeskus')
    expect(await currentReport(context, await facts(context))).toMatchObject({ edition: 1, counts: { answered: 0 } })
  })

  test('of an edition is found by its number', async () => {
    const context = await openContext()
    await publishReport(context, await facts(context))
    expect(await findReport(context, round, 1)).toMatchObject({ edition: 1 })
    expect(await findReport(context, round, 2)).toBeUndefined()
  })
})

async function facts(context: TestContext): Promise<RoundFacts> {
  const found = await loadRound(context, round)
  if (isRefusal(found)) throw new Error(found.refused)
  return found
}

function postsIn({ messenger }: TestContext) {
  return messenger.messages.map(({ message }) => message).filter(({ kind }) => kind === 'report')
}
