import { describe, expect, test } from 'vitest'
import type { RegisterChange } from '../../src/domain/register-change.ts'
import type { EntryChange } from '../../src/domain/register-diff.ts'
import { withoutPerson } from '../../src/storage/backup/erase-person.ts'
import type { Piece } from '../../src/storage/backup/piece.ts'
import { identityOf } from '../../src/storage/backup/stored-identity.ts'
import { aDelivery, anAccount, anEdition, aProgramme, aReportModel, aRound, coordinator, now } from '../builders.ts'

const email = 'aino.virtanen@example.fi'
const married = 'Aino Virtanen'
const maiden = 'Aino Salo'
const pseudonym = { email: 'former-owner-1@erased.invalid', name: 'Former owner' }

const register: Piece = {
  kind: 'register',
  data: {
    ...aProgramme({ people: [] }),
    changes: [
      change(1, {
        kind: 'changed',
        name: married,
        fields: [{ field: 'name', before: maiden, after: married }],
      }),
      change(2, { kind: 'removed', name: married, fields: [{ field: 'name', before: married }] }),
    ],
  },
}
const upload = {
  kind: 'upload',
  data: {
    id: 'upload',
    by: coordinator,
    at: now,
    version: 2,
    programme: aProgramme({ people: [{ email, name: married }] }),
  },
} as const satisfies Piece
const edition: Piece = {
  kind: 'edition',
  data: anEdition({
    model: aReportModel({
      areas: [{ id: 'children', name: `Kysy: ${maiden}` }],
      missing: [{ subject: 'line/x/y', owners: [{ email, name: 'A. Salo' }], reason: 'draft' }],
    }),
  }),
}

describe('a person is known by each name', () => {
  test.each<readonly [string, Piece, readonly string[]]>([
    ['of the register', registerWith({ people: [{ email, name: married }] }), [married]],
    ['of a contact', registerWith({ contacts: [{ email, name: married, role: 'x' }] }), [married]],
    ['that the register had before they left it', register, [married, maiden]],
    ['of a contact who has been replaced', withContactReplaced(), [maiden]],
    ['in Teams', { kind: 'account', data: anAccount({ email, name: married }) }, [married]],
    ['in a file that somebody has handed in', upload, [married]],
    ['in a published edition', edition, ['A. Salo']],
  ])('%s', async (_, piece, names) => {
    expect((await identity(piece))?.names).toEqual(names)
  })

  test('and their address is none, where a report has nothing else to call them', async () => {
    const nameless = anEdition({ model: aReportModel({ missing: [missing(email)] }) })
    expect((await identity({ kind: 'edition', data: nameless }))?.names).toEqual([])
  })
})

test('a person is known by the chats that they had before, too', async () => {
  const sent = { state: 'sent', sentAt: now, conversation: 'a:first', message: '1' } as const
  const shown = { conversation: 'a:second', message: '2', face: { shows: 'inputs' }, content: '' } as const
  const deliveries = [aDelivery({ recipient: email, current: sent })]
  const data = { round: aRound().id, recipient: email, deliveries, cards: [shown] }
  expect((await identity({ kind: 'deliveries', data }))?.ids).toEqual(['a:first', 'a:second'])
  expect((await identity({ kind: 'deliveries', data: { ...data, recipient: coordinator } }))?.ids).toEqual([])
})

test('whoever was renamed and has left the register is erased by every name', async () => {
  const all = [register, edition, upload]
  const known = await identityOf(eachOf(all), email)
  if (known === undefined) throw new Error('The pieces name the person.')
  const after = JSON.stringify(all.map((piece) => withoutPerson(piece, known, pseudonym)))
  expect([email, 'Salo', 'Virtanen'].filter((word) => after.includes(word))).toEqual([])
})

describe('a file that somebody else has handed in', () => {
  const known = { email, names: [married], ids: [] }

  test('goes where it names the erased person, and would bring them back', () => {
    expect(withoutPerson(upload, known, pseudonym)).toBeUndefined()
  })

  test('stays where it does not', () => {
    const other = { ...upload, data: { ...upload.data, programme: aProgramme({ people: [] }) } }
    expect(withoutPerson(other, known, pseudonym)).toEqual(other)
  })
})

function registerWith(overrides: Parameters<typeof aProgramme>[0]): Piece {
  return { kind: 'register', data: aProgramme(overrides) }
}

function withContactReplaced(): Piece {
  const fields = [
    { field: 'contacts.1.email', before: email, after: 'other@example.fi' },
    { field: 'contacts.1.name', before: maiden, after: 'Olli Toinen' },
  ]
  const replaced = { list: 'programme', id: 'lansi-uusimaa', kind: 'changed', fields } as const
  return { kind: 'register', data: { ...aProgramme(), changes: [{ ...change(1, replaced), changes: [replaced] }] } }
}

function change(number: number, entry: Pick<EntryChange, 'kind' | 'name' | 'fields'>): RegisterChange {
  const changes = [{ list: 'people', id: email, ...entry }] as const
  return { number, id: `change-${number}`, act: 'import', at: now, by: coordinator, changes }
}

function missing(name: string) {
  return { subject: 'line/x/y', owners: [{ email, name }], reason: 'draft' } as const
}

function identity(piece: Piece) {
  return identityOf(eachOf([piece]), email)
}

async function* eachOf(all: readonly Piece[]): AsyncGenerator<Piece> {
  yield* all
}
