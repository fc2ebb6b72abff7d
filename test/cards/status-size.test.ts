import { expect, test } from 'vitest'
import { readerOf } from '../../src/cards/reader.ts'
import { statusCard } from '../../src/cards/status-card.ts'
import type { Delivery } from '../../src/domain/delivery.ts'
import { freezeExpectedSet } from '../../src/domain/expected-set.ts'
import { keyedBy } from '../../src/domain/group-by.ts'
import { languages } from '../../src/domain/local-text.ts'
import { readFilter } from '../../src/domain/read-filter.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { type StatusFacts, statusOf, wholeRound } from '../../src/domain/round-status.ts'
import { aDelivery, aDraft, anAccount, anOpenedRound, aRound, aSeries, aSheet, noDaysOff, now } from '../builders.ts'
import { largeRegister } from '../large-register.ts'

/** In UTF-16, as Teams counts. */
const most = 25 * 1024
const longFilter = 'area number 0 as long as names are missing drafts returned late'
const facts = largeRound()

test.each([
  ['of everything', ''],
  ['limited by more than sixty characters', longFilter],
  ['limited by parts of names alone', 'area number names goal number long are'],
  ['limited by parts of names and a few letters', 'number area goal names long'],
])('a status of 10,000 projects %s arrives, in every language', (_, typed) => {
  const filter = readFilter(facts.programme, typed)
  if (isRefusal(filter)) throw new Error(`${typed} means nothing`)
  const status = statusOf(facts, now, { ...wholeRound, filter })
  const second = statusOf(facts, now, { ...wholeRound, filter, page: 1 })
  for (const language of languages) {
    for (const each of [status, second]) {
      const { content } = statusCard(each, readerOf(language, facts.programme))
      expect(Buffer.byteLength(JSON.stringify(content), 'utf16le')).toBeLessThan(most)
    }
  }
})

test('the long filter is one', () => {
  expect(longFilter.length).toBeGreaterThan(60)
})

/** Everybody was asked and reminded, half have opened it, one in ten cannot be reached, and one in six has begun. */
function largeRound(): StatusFacts {
  const programme = largeRegister(10_000)
  const round = aRound()
  const sheets = freezeExpectedSet(programme, aSeries(), round)
  const drafts = sheets
    .filter((_, index) => index % 6 === 2)
    .map(({ id, subjects }) => aSheet({ id, drafts: { [subjects[0]?.id ?? '']: aDraft() } }))
  const people = sheets.flatMap(({ owners }) => owners)
  return {
    programme,
    series: aSeries(),
    opened: anOpenedRound({ round, sheets }),
    sheets: keyedBy(drafts, ({ id }) => id),
    daysOff: noDaysOff,
    deliveries: people.flatMap((recipient, index) => [
      sentTo(recipient, { kind: 'opening', ...(index % 4 < 2 ? { openedAt: now } : {}) }),
      sentTo(recipient, { step: 'before-5', kind: 'reminder' }),
    ]),
    accounts: keyedBy(
      people.map((email, index) => anAccount({ email, reach: index % 9 === 0 ? 'uninstalled' : 'installed' })),
      ({ email }) => email,
    ),
    channelKnown: false,
  }
}

function sentTo(recipient: string, overrides: Partial<Delivery> & { readonly step?: string }): Delivery {
  const current = { state: 'sent', sentAt: now, conversation: 'c', message: 'm' } as const
  return aDelivery({ recipient, current, ...overrides })
}
