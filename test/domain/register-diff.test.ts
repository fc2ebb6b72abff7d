import { describe, expect, test } from 'vitest'
import type { Programme } from '../../src/domain/programme.ts'
import { compareRegisters, countChanges } from '../../src/domain/register-diff.ts'
import { aLine, aProgramme, aProject, coordinator, owner, secondOwner } from '../builders.ts'

const target = { id: 't1', text: 'Jono lyhenee', indicators: [{ id: 'i1', text: 'Päivät', type: 'number' as const }] }
const before = aProgramme({
  projects: [aProject({ lines: [aLine({ targets: [target] })] }), aProject({ id: 'ppt', name: 'PPT' })],
})

function withFirst(change: Partial<Programme['projects'][number]>): Programme {
  const [first = aProject(), ...others] = before.projects
  return { ...before, projects: [{ ...first, ...change }, ...others] }
}

describe('two registers are compared', () => {
  test('as nothing where they say the same', () => {
    expect(compareRegisters(before, structuredClone(before))).toEqual([])
  })

  test('as nothing where only the order of keys, roles or languages is another', () => {
    const one = aProgramme({
      name: { fi: 'A', sv: 'B' },
      coordinators: [coordinator, owner],
      people: [{ email: owner }],
    })
    const other = aProgramme({ name: { sv: 'B', fi: 'A' }, coordinators: [owner, coordinator] })
    expect(compareRegisters(one, other)).toEqual([])
  })

  test.each<[string, Programme, object]>([
    [
      'a name',
      withFirst({ name: { fi: 'Uusi' } }),
      {
        kind: 'changed',
        list: 'projects',
        id: 'perhekeskus',
        name: { fi: 'Uusi' },
        fields: [{ field: 'name', before: 'Perhekeskus', after: { fi: 'Uusi' } }],
      },
    ],
    [
      'an owner',
      withFirst({ owners: [secondOwner] }),
      { kind: 'changed', fields: [{ field: 'owners', before: [owner], after: [secondOwner] }] },
    ],
    [
      'a last day',
      withFirst({ active: { to: '2021-12-31', ended: 'Siirtyi' } }),
      {
        kind: 'ended',
        fields: [
          { field: 'active.to', after: '2021-12-31' },
          { field: 'active.ended', after: 'Siirtyi' },
        ],
      },
    ],
    [
      'a target and its indicator',
      withFirst({ lines: [aLine({ targets: [{ ...target, text: 'Jono on poissa', indicators: [] }] })] }),
      {
        kind: 'changed',
        list: 'lines',
        id: 'perhekeskus/availability',
        fields: [
          { field: 'targets.t1.text', before: 'Jono lyhenee', after: 'Jono on poissa' },
          { field: 'targets.t1.indicators.i1.text', before: 'Päivät' },
          { field: 'targets.t1.indicators.i1.type', before: 'number' },
        ],
      },
    ],
    [
      'a coordinator',
      { ...before, coordinators: [owner] },
      { kind: 'added', list: 'coordinators', id: owner, fields: [] },
    ],
    [
      'the order of the projects',
      { ...before, projects: [...before.projects].reverse() },
      {
        kind: 'changed',
        list: 'projects',
        id: '',
        fields: [{ field: '#', before: ['perhekeskus', 'ppt'], after: ['ppt', 'perhekeskus'] }],
      },
    ],
  ])('by %s', (_, after, change) => {
    expect(compareRegisters(before, after)[0]).toMatchObject(change)
  })

  test('as added and removed, which keeps what it said', () => {
    const after = { ...before, projects: [...before.projects.slice(0, 1), aProject({ id: 'uusi', lines: [] })] }
    const changes = compareRegisters(before, after)
    expect(changes.map(({ kind, list, id }) => `${kind} ${list} ${id}`)).toEqual([
      'added projects uusi',
      'removed projects ppt',
      'removed lines ppt/availability',
    ])
    expect(changes[1]?.fields).toContainEqual({ field: 'name', before: 'PPT' })
    expect(countChanges(changes)).toEqual({ added: 1, changed: 0, ended: 0, removed: 2, owners: 0 })
  })
})
