import { describe, expect, test } from 'vitest'
import { readFilter } from '../../src/domain/read-filter.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { aProgramme, aProject, owner } from '../builders.ts'

const programme = aProgramme({
  areas: [
    {
      id: 'children',
      name: { fi: 'Lapset, nuoret ja perheet', sv: 'Barn, unga och familjer', en: 'Children, young people' },
      owners: [],
    },
    { id: 'older', name: { fi: 'Ikääntyneiden palvelut', sv: 'Tjänster för äldre' }, owners: [] },
  ],
  goals: [{ id: 'costs', number: 5, name: 'Kustannusten nousun hillitseminen', short: 'Hinta', owners: [], texts: [] }],
  themes: [{ id: 'digital', number: 4, name: 'Digitaaliset palvelut', owners: [], sections: [] }],
  people: [{ email: owner, name: 'Oona Omistaja' }],
  projects: [
    aProject({ name: { fi: 'Perhekeskus', sv: 'Familjecenter' }, formerNames: ['Perheiden talo'] }),
    aProject({ id: 'perheneuvola', name: 'Perheneuvola', owners: ['else@example.fi'] }),
  ],
})

describe('what is typed after status', () => {
  test.each<[string, readonly (readonly string[])[]]>([
    ['', []],
    ['children', [['area:children']]],
    ['LAPSET, nuoret ja  perheet', [['area:children']]],
    ['lapset nuoret ja perheet', [['area:children']]],
    ['lapset nuoret', [['area:children']]],
    ['barn', [['area:children']]],
    ['tjänster för äldre saknas', [['area:older'], ['state:missing']]],
    ['hinta', [['goal:costs']]],
    ['tavoite 5', [['goal:costs']]],
    ['Mål 5 saknas', [['goal:costs'], ['state:missing']]],
    ['goal 5', [['goal:costs']]],
    ['kärki 4', [['theme:digital']]],
    ['4', [['theme:digital']]],
    ['familjecenter', [['project:perhekeskus']]],
    ['perheiden talo', [['project:perhekeskus']]],
    ['perhe', [['area:children', 'project:perhekeskus', 'project:perheneuvola']]],
    ['else@example.fi', [['owner:else@example.fi']]],
    ['OWNER@example.fi missing', [['owner:owner@example.fi'], ['state:missing']]],
    ['oona omistaja', [['owner:owner@example.fi']]],
    ['children older', [['area:children', 'area:older']]],
    ['not reported late', [['state:exempt', 'state:late']]],
    ['utan mål', [['lacks:targets']]],
  ])('%j means %j', (typed, expected) => {
    expect(termsOf(typed)).toEqual(expected)
  })

  test.each<[string, string]>([
    ['perhekeskus perhe', 'perhekeskus'],
    ['perhe perhekeskus', 'perhekeskus'],
    ['perhe perh', 'perhe'],
    ['perhe missing', 'perhe missing'],
    ['perhe perhekeskus perheneuvola', 'perhekeskus perheneuvola'],
    ['perhe perhekeskus hinta', 'perhekeskus hinta'],
  ])('%j is %j: a part that narrows nothing is left out', (typed, words) => {
    expect(readFilter(programme, typed)).toMatchObject({ words })
  })

  test.each([
    ['Lapset, nuoret ja perheet puuttuvat', 'children missing'],
    ['lapset nuoret', 'children'],
    ['Oona Omistaja', 'oona omistaja'],
    ['perhe', 'perhe'],
    ['tavoite 5', 'costs'],
  ])('%j is said again as %j: by an id where that is shorter', (typed, words) => {
    expect(readFilter(programme, typed)).toMatchObject({ words })
    expect(termsOf(words)).toEqual(termsOf(typed))
  })

  test('is said again as it was typed where ids beside each other would mean something else', () => {
    const areas = ['big', 'house'].map((id) => ({ id, name: `The ${id} one`, owners: [] }))
    const projects = [aProject({ id: 'home', name: 'Big house' })]
    const typed = 'the big one the house one'
    expect(readFilter(aProgramme({ areas, projects }), typed)).toMatchObject({ words: typed })
  })

  test.each<[string, string, object]>([
    ['childern', 'unknown-filter-near', { word: 'childern', near: 'children' }],
    ['children puutuvat', 'unknown-filter-near', { word: 'puutuvat', near: 'puuttuvat, puuttuva' }],
    ['xyzzy', 'unknown-filter', { word: 'xyzzy' }],
    ['pe', 'unknown-filter', { word: 'pe' }],
    [`${'children '.repeat(12)}children`, 'unknown-filter-near', {}],
  ])('%j is refused', (typed, refused, values) => {
    expect(readFilter(programme, typed)).toMatchObject({ refused, values })
  })

  test('asks nothing of who was reached for a lead', () => {
    expect(readFilter(programme, 'opened', 'coordinator')).toMatchObject({ words: 'opened' })
    expect(readFilter(programme, 'opened', 'lead')).toMatchObject({ values: { word: 'opened' } })
    expect(readFilter(programme, 'missing', 'lead')).toMatchObject({ words: 'missing' })
  })
})

function termsOf(typed: string): readonly (readonly string[])[] {
  const filter = readFilter(programme, typed)
  if (isRefusal(filter)) throw new Error(JSON.stringify(filter))
  return filter.clauses.map((clause) => [...clause].flatMap(([kind, ids]) => [...ids].map((id) => `${kind}:${id}`)))
}
