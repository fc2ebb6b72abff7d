import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardActions } from '../../src/teams/card-actions/registry.ts'
import { commands } from '../../src/teams/commands/registry.ts'
import { type Right, type RightsRow, type Role, rightsTable, roles } from './rights-table.ts'
import { openRound, type RoleWorld, startRoleWorld } from './role-world.ts'
import { commandSamples, verbSamples } from './samples.ts'

/** What somebody without the right hears. */
const refusedByRight = [
  'unknown-person',
  'not-yours',
  'not-for-you',
  'unknown-sheet',
  'unknown-round',
  'unknown-project',
  'not-open-yet',
  'only-personally',
  'only-in-channel',
  'only-locally',
  'only-editions',
]
/** What nobody may hear here: then the sample did not reach the check, or something broke. */
const neverHeard = ['unknown-action', 'unknown-command', 'bad-card', 'defect', 'storage-failed']

interface Cell {
  readonly role: Role
  readonly on: string
  readonly data: Readonly<Record<string, unknown>>
  readonly allowed: boolean
}

const verbs = rightsTable('verb')
const typed = rightsTable('command')

describe('docs/security.md has a row', () => {
  test('for each verb, and no other', () => {
    expect(verbs.map(({ act }) => act).toSorted()).toEqual([...cardActions.keys()].toSorted())
  })

  test('for each command, and no other', () => {
    expect(typed.map(({ act }) => act).toSorted()).toEqual(commands.map(({ words }) => words.en[0]).toSorted())
  })

  test('that together with the others make at least 300 cells', () => {
    const cells = verbs.reduce((sum, row) => sum + pressCells(row).length, 0) + typed.length * roles.length * 2
    expect(cells).toBeGreaterThanOrEqual(300)
  })
})

describe.each(verbs)('the verb $act', (row) => {
  let world: RoleWorld
  beforeAll(async () => {
    world = await startRoleWorld()
  })
  afterAll(() => world.dispose())

  test.each(pressCells(row))('by $role on $on: $allowed', async ({ role, data, allowed }) => {
    const before = await world.contents()
    judge(await world.press(role, data), allowed)
    if (!allowed) expect(await world.contents()).toBe(before)
  })
})

describe.each(typed)('the command $act', (row) => {
  let world: RoleWorld
  beforeAll(async () => {
    world = await startRoleWorld()
  })
  afterAll(() => world.dispose())

  test.each(spokenCells(row))('by $role in the $place on $project: $allowed', async (cell) => {
    const { role, place, project, allowed } = cell
    const text = `${row.act} ${commandSamples[row.act]?.replace('{project}', project) ?? ''}`
    const before = await world.contents()
    judge(await world.say(role, place, text), allowed)
    if (!allowed) expect(await world.contents()).toBe(before)
  })
})

function judge(refused: string | undefined, allowed: boolean): void {
  if (allowed) expect([...refusedByRight, ...neverHeard]).not.toContain(refused)
  else expect(refusedByRight).toContain(refused)
}

/** The refused first: what is done there must not change what follows. */
function pressCells({ act, scope, rights }: RightsRow): readonly Cell[] {
  const sample = verbSamples[act] ?? {}
  const data = (sheet: string, round: string) => ({
    subject: 'line/first/access',
    revision: 0,
    ...sample,
    verb: act,
    sheet,
    round,
  })
  const page = (project: string, round = openRound) => ({
    ...data(`project/${project}`, round),
    subject: `line/${project}/access`,
  })
  const objects: readonly Omit<Cell, 'role' | 'allowed'>[] = [
    { on: 'their own', data: page('first') },
    { on: 'another’s', data: page('second') },
    { on: 'none that is asked', data: page('none') },
    { on: 'a round that has not opened', data: page('first', 'review:2022-05-15') },
    { on: 'a round that does not exist', data: page('first', 'review:1999-05-15') },
  ]
  return inOrder(rights).flatMap((role) =>
    objects.map((object, index) => ({ role, ...object, allowed: isAllowed(rights[role], scope, index) })),
  )
}

function isAllowed(right: Right, scope: string, object: number): boolean {
  if (right === 'no') return false
  if (scope === 'any') return true
  if (scope === 'round') return object < 3
  return object === 0 || (object === 1 && right === 'all')
}

function spokenCells({ rights, scope }: RightsRow) {
  const projects = Object.values(rights).includes('own') ? ['first', 'second'] : ['first']
  return inOrder(rights).flatMap((role) =>
    (['chat', 'channel'] as const).flatMap((place) =>
      projects.map((project) => {
        const right = rights[role]
        const there = scope === 'both' ? right !== 'chat' || place === 'chat' : scope === place
        return { role, place, project, allowed: there && right !== 'no' && (right !== 'own' || project === 'first') }
      }),
    ),
  )
}

function inOrder(rights: RightsRow['rights']): readonly Role[] {
  const rank = (role: Role): number => (rights[role] === 'no' ? 0 : 1)
  return roles.toSorted((one, other) => rank(one) - rank(other))
}
