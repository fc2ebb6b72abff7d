import { describe, expect, test } from 'vitest'
import type { Sheet } from '../../src/domain/answer.ts'
import { freezeExpectedSet } from '../../src/domain/expected-set.ts'
import { roundRows } from '../../src/domain/round-rows.ts'
import { aDraft, anOpenedRound, aProgramme, aProject, aRound, aSeries, aSheet } from '../builders.ts'

const today = '2021-11-01'

describe('the rows of a round', () => {
  test('are worked out anew only for the sheet that has changed', () => {
    const { basis, sheets } = aRoundOfTwo()
    const before = roundRows(basis, sheets)
    const after = roundRows(basis, new Map([...sheets, ['project/home', aDraftOf('home')]]))
    expect(after[0]).toBe(before[0])
    expect(after[1]?.row?.stage).toBe('draft')
  })

  test('say again what they said once a sheet is as it was', () => {
    const { basis, sheets } = aRoundOfTwo()
    const before = roundRows(basis, sheets)
    roundRows(basis, new Map([['project/clinic', aDraftOf('clinic')]]))
    expect(roundRows(basis, sheets)).toEqual(before)
  })

  test('follow the register to another name', () => {
    const { basis, sheets } = aRoundOfTwo()
    roundRows(basis, sheets)
    const [clinic = aProject(), ...rest] = basis.programme.projects
    const programme = { ...basis.programme, projects: [{ ...clinic, name: 'Clinic of the coast' }, ...rest] }
    expect(roundRows({ ...basis, programme }, sheets)[0]?.row?.topic.project?.name).toBe('Clinic of the coast')
  })

  test('tell from the day on which an absence begins who answers', () => {
    const { basis, sheets } = aRoundOfTwo()
    const [{ owners: [from = ''] = [] } = { owners: [] }] = basis.opened.sheets
    const absence = { from: '2021-11-02', to: '2021-11-10' }
    const handover = { sheet: 'project/clinic', from, to: 'deputy@example.fi', absence, at: basis.opened.round.opensAt }
    const handed = { ...basis, opened: { ...basis.opened, handovers: [{ ...handover, by: from }] } }
    const responsibleOn = (day: string) => roundRows({ ...handed, today: day }, sheets)[0]?.row?.responsible
    expect([responsibleOn('2021-11-01'), responsibleOn('2021-11-02')]).toEqual([[from], ['deputy@example.fi']])
  })
})

function aRoundOfTwo() {
  const programme = aProgramme({ projects: [aProject({ id: 'clinic' }), aProject({ id: 'home' })] })
  const round = aRound()
  const sheets = freezeExpectedSet(programme, programme.series[0] ?? aSeries(), round)
  return { basis: { programme, opened: anOpenedRound({ round, sheets }), today }, sheets: new Map<string, Sheet>() }
}

function aDraftOf(project: string): Sheet {
  return aSheet({ id: `project/${project}`, drafts: { [`line/${project}/availability`]: aDraft() } })
}
