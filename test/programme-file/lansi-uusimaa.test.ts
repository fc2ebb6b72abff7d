import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readProgramme } from '../../src/programme-file/read-programme.ts'

const fileName = 'programmes/lansi-uusimaa.yaml'
const text = readFileSync(new URL(`../../${fileName}`, import.meta.url), 'utf8')

function shipped() {
  const reading = readProgramme(text, fileName)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults, null, 2))
  return reading.programme
}

describe('the shipped programme', () => {
  const programme = shipped()
  const lines = programme.projects.flatMap((project) => project.lines.map((line) => ({ project: project.id, ...line })))

  it('names its schema for editors in the first line', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=programme.schema.json')
  })

  it('has 23 projects and 72 lines, 14, 13, 14, 16 and 15 under the five goals', () => {
    expect(programme.projects).toHaveLength(23)
    expect(lines).toHaveLength(72)
    const perGoal = programme.goals.map((goal) => lines.filter((line) => line.goal === goal.id).length)
    expect(perGoal).toEqual([14, 13, 14, 16, 15])
  })

  it('asks 39 lines in spring 2021', () => {
    const active = lines.filter(({ active: { from = '' } }) => from <= '2021-05-15')
    expect(active).toHaveLength(39)
  })

  it('has both earlier rounds of exactly these 39 lines, each with a text of its own', () => {
    const active = lines
      .filter(({ active }) => active.from === undefined)
      .map(({ project, goal }) => `line/${project}/${goal}`)
    for (const round of ['2020-11-15', '2021-05-15']) {
      const subjects = programme.history.filter((entry) => entry.round === round).map((entry) => entry.subject)
      expect(subjects.sort()).toEqual([...active].sort())
    }
    const results = programme.history.map((entry) => String(entry.answers.results))
    expect(new Set(results).size).toBe(78)
    expect(results.every((each) => each.length >= 60 && each.length <= 400)).toBe(true)
    expect(programme.summaries.map(({ round }) => round)).toEqual(['2021-05-15', '2021-05-15', '2021-05-15'])
  })

  it('never falls on the meter and mostly stands still or rises one step', () => {
    const level = (round: string, subject: string) =>
      Number(programme.history.find((entry) => entry.round === round && entry.subject === subject)?.answers.level)
    const rises = programme.history
      .filter((entry) => entry.round === '2021-05-15')
      .map(({ subject }) => level('2021-05-15', subject) - level('2020-11-15', subject))
    expect(rises.every((rise) => rise >= 0 && rise <= 50)).toBe(true)
    expect(rises.filter((rise) => rise <= 25).length).toBeGreaterThan(rises.length * 0.8)
  })

  it('has targets on every line', () => {
    expect(lines.filter(({ targets }) => targets.length === 0)).toEqual([])
  })

  it('has about sixteen owners: one with five projects, two who share one, a coordinator with three', () => {
    const owned = new Map<string, number>()
    for (const owner of programme.projects.flatMap((project) => project.owners))
      owned.set(owner, (owned.get(owner) ?? 0) + 1)
    expect(owned.size).toBe(16)
    expect(owned.get('mikko.laaksonen@example.fi')).toBe(5)
    expect(owned.get('coordinator@example.fi')).toBe(3)
    expect(programme.projects.filter((project) => project.owners.length === 2)).toHaveLength(1)
    expect(programme.coordinators).toEqual(['coordinator@example.fi', 'outi.harjula@example.fi'])
  })

  it('gives the Swedish-language projects to Swedish speakers', () => {
    const swedish = programme.people.filter(({ language }) => language === 'sv').map(({ email }) => email)
    for (const id of ['perhekeskus-sv', 'ruotsinkieliset']) {
      const owners = programme.projects.find((project) => project.id === id)?.owners ?? []
      expect(owners.length).toBeGreaterThan(0)
      expect(owners.filter((owner) => !swedish.includes(owner))).toEqual([])
    }
  })
})
