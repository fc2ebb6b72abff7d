import { describe, expect, it } from 'vitest'
import type { Programme } from '../../src/domain/programme.ts'
import { faultText } from '../../src/locales/fault-text.ts'
import { readProgramme } from '../../src/programme-file/read-programme.ts'

const everyKey = `
version: 1
programme: lansi-uusimaa
name: {fi: Hanke, sv: Projekt, en: Project}
language: fi
timeZone: Europe/Helsinki
holidays: FI
goals:
  - {id: availability, number: 1, name: Saatavuus, short: Saatavuus, owners: [g@example.fi], texts: [{title: Tavoite, text: Painopiste}]}
  - {id: quality, number: 3, name: Laatu}
areas:   [{id: children, name: Lapset, owners: [lead@example.fi]}]
themes:
  - {id: k1, number: 1, goal: availability, name: Kärki, baseline: 50, baselineText: Lähtötilanne, owners: [k@example.fi], sections: [{id: peso, title: Peso, units: [peso], owners: [s@example.fi]}]}
units:   [{id: peso, name: PK/Peso}, {id: tepa, name: THK/Tepa}]
places:  [{id: lohja, name: Lohja}]
scale:   [{value: 0, label: Ei aloitettu}, {value: 25, label: Käynnistetty}, {value: 50, label: Hyvässä vauhdissa}]
people:  [{email: A@Example.fi, name: Aino, language: sv, deputy: B@example.fi}]
coordinators: [coordinator@example.fi]
readers: [chair@example.fi]
contacts: [{role: Aluekoordinaattori, name: Helena, email: helena@example.org}]
channel: {team: Hanke, channel: Yleinen}
projects:
  - id: perhekeskus
    name: Perhekeskus
    formerNames: [Perheiden talo]
    area: children
    units: [peso, tepa]
    places: [lohja]
    group: Perheet
    owners: [A@example.fi, b@example.fi]
    active: {from: 2021-01-01, to: 2023-12-31, ended: Yhdistettiin}
    lines:
      - {goal: availability, theme: k1, active: {from: 2021-06-01, to: 2022-06-01}, baseline: 50, alsoUnder: [quality], parts: [Neuvola, {sv: Dagvård}],
         targets: [{id: t1, text: Nopeammin, indicators: [{id: i1, text: Odotusaika, type: number, unit: vrk}, {id: i2, type: yes-no}], source: Tilasto}]}
      - {goal: quality, targets: Paremmin}
series:
  - id: oma-arviointi
    name: Oma-arviointi
    roundLabel: season
    schedule:
      deadlines: {yearly: ["05-15", "11-15"]}
      from: 2020-11-15
      to: 2023-11-15
      asOf: previous-month
      opens: {daysBefore: 28}
      answersDue: {workingDaysBefore: 5}
      locks: {daysAfter: 7}
      report: {workingDaysBefore: 0, at: "12:00"}
    reminders: {at: "09:00", workingDaysBefore: [10, 5, 2, 0], workingDaysAfter: [1, 3], most: 6, escalateAfterWorkingDays: 1, fallback: channel}
    questions:
      - {id: level, type: level, required: true}
      - {id: results, type: text, label: Tulokset, hint: Lyhyesti, required: true, maxLength: 4000, number: "7.3.1", showUnder: quality,
         only: {goals: [availability], areas: [children], themes: [k1], projects: [perhekeskus], from: 2021-01-01, to: 2022-12-31}}
      - {id: status, type: choice, scope: project, label: Tilanne, choices: [{id: on-track, label: Etenee}, {id: delayed, label: Viivästynyt, tell: coordinators}]}
      - {id: deviation, type: text, scope: project, label: Syy, when: {question: status, in: [delayed]}}
    quickAnswers: [{id: no-actions, label: Ei toimenpiteitä, reason: optional}, {id: nothing, label: Ei raportoitavaa}]
    sections: [summary, progress, results, narrative, questionnaire, deviations, risks]
    columns: past
    front: [{title: Johdanto, text: Taustaa}]
    summaryGoals: [availability]
history:
  - {series: oma-arviointi, round: 2021-05-15, subject: line/perhekeskus/availability, answers: {level: 25, results: Hyvin}}
  - {series: oma-arviointi, round: 2021-05-15, summary: {goal: availability, area: children, text: Tiivistelmä}}
`

const onlyWhatMustBe = `
programme: p
name: P
goals: [{id: g}]
areas: [{id: a}]
themes: [{id: k, sections: [{id: s}]}]
units: [{id: u}]
places: [{id: m}]
scale: [{value: 0}]
people: [{email: a@example.fi}]
contacts: [{email: b@example.fi}]
projects: [{id: p1, lines: [{goal: g, targets: [{id: t, indicators: [{id: i}]}]}]}, {id: p2}]
series: [{id: s, questions: [{id: l, type: level}, {id: q, type: text}, {id: c, type: choice, choices: [{id: x}]}], quickAnswers: [{id: nothing}]}]
coordinators: [c@example.fi]
history: [{round: 2021-05-15, subject: line/p1/g, answers: {q: Hyvin}}]
`

function read(text: string): Programme {
  const reading = readProgramme(text, 'programme.yaml')
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults, null, 2))
  return reading.programme
}

describe('a file with every key of the contract', () => {
  const programme = read(everyKey)

  it('becomes the register of the domain', () => {
    expect(programme).toMatchObject({
      version: 1,
      id: 'lansi-uusimaa',
      goals: [
        { id: 'availability', number: 1, texts: [{ title: 'Tavoite', text: 'Painopiste' }] },
        { id: 'quality', owners: [] },
      ],
      themes: [{ id: 'k1', baseline: 50, sections: [{ id: 'peso', units: ['peso'], owners: ['s@example.fi'] }] }],
      channel: { team: 'Hanke', channel: 'Yleinen' },
    })
    expect(Object.keys(programme)).not.toContain('programme')
  })

  it('has every address in lower case', () => {
    expect(programme.people).toEqual([{ email: 'a@example.fi', name: 'Aino', language: 'sv', deputy: 'b@example.fi' }])
    expect(programme.projects[0]?.owners).toEqual(['a@example.fi', 'b@example.fi'])
  })

  it('keeps the targets of a line, and makes one of a plain text', () => {
    const [first, second] = programme.projects[0]?.lines ?? []
    expect(first?.targets).toEqual([
      {
        id: 't1',
        text: 'Nopeammin',
        indicators: [
          { id: 'i1', text: 'Odotusaika', type: 'number', unit: 'vrk', isAsked: true },
          { id: 'i2', text: 'i2', type: 'yes-no', isAsked: true },
        ],
        source: 'Tilasto',
      },
    ])
    expect(second?.targets).toEqual([{ id: 't1', text: 'Paremmin', indicators: [] }])
  })

  it('has its schedule in the words of the domain', () => {
    expect(programme.series[0]?.schedule).toEqual({
      deadlines: { kind: 'yearly', days: ['05-15', '11-15'] },
      from: '2020-11-15',
      to: '2023-11-15',
      asOf: 'previous-month',
      opensDaysBefore: 28,
      answersDueWorkingDaysBefore: 5,
      locksDaysAfter: 7,
      report: { workingDaysBefore: 0, at: '12:00' },
    })
  })

  it('has its two kinds of history apart', () => {
    const at = { series: 'oma-arviointi', round: '2021-05-15' }
    expect(programme.history).toEqual([
      { ...at, subject: 'line/perhekeskus/availability', answers: { level: 25, results: 'Hyvin' } },
    ])
    expect(programme.summaries).toEqual([{ ...at, goal: 'availability', area: 'children', text: 'Tiivistelmä' }])
  })
})

describe('a file with nothing but what must be there', () => {
  const programme = read(onlyWhatMustBe)
  const [series] = programme.series

  it('speaks Finnish in Finland', () => {
    expect(programme).toMatchObject({
      version: 1,
      language: 'fi',
      timeZone: 'Europe/Helsinki',
      holidays: 'FI',
      readers: [],
    })
  })

  it('calls everything by its id', () => {
    expect(programme).toMatchObject({
      goals: [{ name: 'g' }],
      areas: [{ name: 'a' }],
      themes: [{ name: 'k', sections: [{ title: 's' }] }],
      projects: [
        { name: 'p1', lines: [{ targets: [{ text: 't', indicators: [{ text: 'i', type: 'text' }] }] }] },
        { name: 'p2', lines: [] },
      ],
      series: [{ name: 's', questions: [{ label: 'l' }, { label: 'q' }, { label: 'c', choices: [{ label: 'x' }] }] }],
    })
  })

  it('has a series with the usual plan and no rounds', () => {
    expect(series?.schedule).toEqual({
      deadlines: { kind: 'dates', dates: [] },
      asOf: 'previous-month',
      opensDaysBefore: 28,
      answersDueWorkingDaysBefore: 5,
      locksDaysAfter: 7,
      report: { workingDaysBefore: 0, at: '12:00' },
    })
    expect(series?.reminders).toEqual({
      at: '09:00',
      workingDaysBefore: [10, 5, 2, 0],
      workingDaysAfter: [1, 3],
      most: 6,
      escalateAfterWorkingDays: 1,
      fallback: 'channel',
    })
    expect(series?.sections).toEqual(['summary', 'progress', 'results', 'deviations'])
    expect(series?.summaryGoals).toEqual(['g'])
  })

  it('asks questions about lines that need no answer, with room for 4,000 characters', () => {
    expect(series?.questions[1]).toEqual({
      id: 'q',
      type: 'text',
      scope: 'line',
      label: 'q',
      required: false,
      maxLength: 4000,
    })
  })

  it('takes earlier answers for those of its only series', () => {
    expect(programme.history[0]?.series).toBe('s')
  })

  it.each(['programme', 'name', 'goals', 'projects', 'series', 'coordinators'])('cannot do without %s', (key) => {
    const text = onlyWhatMustBe.replace(new RegExp(`^${key}:.*\n`, 'm'), '')
    const reading = readProgramme(text, 'programme.yaml')
    expect(reading.ok ? [] : reading.faults.map((fault) => `${fault.path}: ${faultText(fault, 'en')}`)).toContain(
      `${key}: This is missing.`,
    )
  })
})

describe('deadlines', () => {
  it.each([
    ['{monthly: 15}', { kind: 'monthly', day: 15 }, 'month'],
    ['{dates: ["2025-12-31"]}', { kind: 'dates', dates: ['2025-12-31'] }, 'date'],
    ['{yearly: ["05-15"]}', { kind: 'yearly', days: ['05-15'] }, 'season'],
  ])('are given as %s, which also says how rounds are called', (deadlines, expected, label) => {
    const text = `programme: p\nname: P\ngoals: []\nprojects: []\ncoordinators: [c@example.fi]\nseries: [{id: s, schedule: {deadlines: ${deadlines}}}]`
    const [series] = read(text).series
    expect(series?.schedule.deadlines).toEqual(expected)
    expect(series?.roundLabel).toBe(label)
  })
})
