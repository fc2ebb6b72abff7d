import { describe, expect, it } from 'vitest'
import { faultText } from '../../src/locales/fault-text.ts'
import { readProgramme } from '../../src/programme-file/read-programme.ts'

function faultsOf(text: string) {
  const reading = readProgramme(text, 'programme.yaml')
  return reading.ok ? [] : reading.faults.map((fault) => ({ ...fault, message: faultText(fault, 'en') }))
}

const tenFaults = `programme: Example
name: {fi: Esimerkki}
timeZone: Europe/Helsingfors
goals:
  - {id: quality, name: Laatu}
  - {id: quality, name: Laatu taas}
coordinators: [coordinator@example.fi]
projects:
  - id: p1
    ownrs: [a@example.fi]
    area: children
    lines:
      - theme: k1
      - {goal: qualty, baseline: 30}
series:
  - id: s
    schedule:
      deadlines: {yearly: ["02-30"]}
    questions:
      - {id: need, type: yesno}
history:
  - {round: 2021-05-15, subject: line/p2/quality, answers: {need: ok}}
`

describe('a file with faults', () => {
  it('reports all of them at once, of shape and between values, each with its line and path', () => {
    expect(faultsOf(tenFaults).map(({ line, path }) => `${line} ${path}`)).toEqual([
      '1 programme',
      '3 timeZone',
      '6 goals[1].id',
      '10 projects[0].ownrs',
      '11 projects[0].area',
      '13 projects[0].lines[0].goal',
      '13 projects[0].lines[0].theme',
      '14 projects[0].lines[1].goal',
      '14 projects[0].lines[1].baseline',
      '18 series[0].schedule.deadlines.yearly[0]',
      '20 series[0].questions[0].type',
      '22 history[0].subject',
    ])
  })

  it('says in a sentence what to do', () => {
    const messages = new Map(faultsOf(tenFaults).map(({ path, message }) => [path, message]))
    expect(messages.get('projects[0].ownrs')).toBe('"ownrs" is not a key here. Did you mean "owners"?')
    expect(messages.get('projects[0].lines[0].goal')).toBe('This is missing.')
    expect(messages.get('projects[0].lines[1].goal')).toBe('There is no goal "qualty". Did you mean "quality"?')
    expect(messages.get('series[0].questions[0].type')).toBe(
      'This must be one of level, text, choice, yes-no, number, date, link, group. Did you mean "yes-no"?',
    )
  })

  it('gives the column of a value, and of a key that does not belong there', () => {
    const places = new Map(faultsOf(tenFaults).map(({ path, column }) => [path, column]))
    expect(places.get('timeZone')).toBe(11)
    expect(places.get('projects[0].ownrs')).toBe(5)
    expect(places.get('projects[0].lines[1].goal')).toBe(16)
  })

  it('stays silent about references into a list that cannot be read', () => {
    const faults = faultsOf(
      'programme: x\nname: x\ngoals: none\ncoordinators: [a@b.fi]\nseries: [{id: s}]\nprojects: [{id: p, lines: [{goal: quality}]}]',
    )
    expect(faults.map(({ path }) => path)).toEqual(['goals'])
  })

  it('points to the key of a block that lacks something', () => {
    const faults = faultsOf(
      'programme: x\nname: x\ngoals: []\ncoordinators: [a@b.fi]\nseries: [{id: s}]\nprojects: []\nchannel:\n  team: Hanke\n',
    )
    expect(faults).toEqual([
      { line: 7, column: 1, path: 'channel.channel', code: 'missing', message: 'This is missing.' },
    ])
  })
})

describe('a text that is no programme', () => {
  const nested = (depth: number) => `goals: ${'['.repeat(depth)}`
  const bomb = Array.from(
    { length: 9 },
    (_, index) =>
      `a${index}: &a${index} [${Array(9)
        .fill(index === 0 ? 'x' : `*a${index - 1}`)
        .join(',')}]`,
  ).join('\n')

  it.each([
    ['is empty', '', 1, 'programme.yaml is empty.'],
    ['is only a comment', '# nothing', 1, 'This is empty'],
    ['is a list', '- a', 1, 'This must be an object, not a list.'],
    ['is a word', 'programme', 1, 'This must be an object, not text.'],
    ['breaks the grammar', 'name: x\nlanguage: "fi', 2, 'This is not valid YAML: Missing closing'],
    ['holds a NUL byte', 'name: x\nprogramme: a\0b', 2, 'programme.yaml holds a NUL byte'],
    ['holds two documents', 'name: x\n---\nname: y', 2, 'A programme file is one document'],
    ['uses an unknown tag', 'name: !secret x', 1, 'This is not valid YAML: Unresolved tag'],
    ['refers to no anchor', 'name: x\ngoals: *goals', 2, 'There is no anchor &goals'],
    ['unfolds without end', bomb, 2, 'The file uses too many aliases'],
    ['is nested too deeply', nested(100_000), 1, 'This is nested too deeply.'],
    ['has keys that are no words', '? [a]\n: b', 1, 'This is not valid YAML'],
    ['is too large', `name: ${'x'.repeat(5 * 1024 * 1024)}`, 1, 'programme.yaml is larger than 5 MB.'],
    ['has too many values', `goals:\n${'- {}\n'.repeat(500_000)}`, 1, 'This file has too many values'],
  ])('that %s has a fault, not an exception', (_, text, line, message) => {
    const found = faultsOf(text).find((fault) => fault.message.startsWith(message))
    expect(found?.line).toBe(line)
  })

  it.each<[string, readonly string[], string]>([
    ['a tab', ['goals:', '  - id: a', '\t  name: b', '  - id: b', '    name: c'], '3:1 Use spaces for indents'],
    [
      'a line that is indented further',
      ['goals:', '  - id: a', '     name: b', '    number: 1'],
      '2:9 This line or the next',
    ],
    [
      'a line that is indented less',
      ['goals:', '  - id: a', '   name: b', '    number: 1', 'areas: []'],
      '3:1 This line or the next',
    ],
    ['an entry that is indented less', ['goals:', '  - id: a', '  - id: b', ' - id: c'], '4:1 This line or the next'],
    [
      'a text with a colon',
      ['goals:', '  - id: a', '    name: Tavoite: parempi', '    number: 1'],
      '3:11 Put the text in double quotes: it holds a colon.',
    ],
    [
      'a text with a colon between braces',
      ['goals:', '  - {id: a, name: Tavoite: parempi}'],
      '2:19 Put the text in double quotes: it holds a colon.',
    ],
    [
      'a colon without a space',
      ['goals:', '  - id: a', '    name:b', '    number: 1'],
      '3:5 Put a space after the colon in "name:b".',
    ],
    ['a hyphen without a space', ['goals:', '  -id: a', '   name: b'], '2:3 Put a space after the hyphen.'],
    [
      'an open brace',
      ['goals:', '  - {id: a, name: b', '  - {id: b}'],
      '2:3 A brace or a square bracket is opened here and not closed',
    ],
    [
      'a # between braces',
      ['goals:', '  - {id: a, name: Kohta #1 on}', '  - {id: b}'],
      '2:25 What follows a # is not read',
    ],
    ['a sign of the grammar', ['name: @nimi', 'goals: []'], '1:7 Put the text in double quotes: it begins with @.'],
  ])('is told of %s once, with the cure', (_, lines, fault) => {
    const faults = faultsOf(lines.join('\n')).map(({ line, column, message }) => `${line}:${column} ${message}`)
    expect(faults).toEqual([expect.stringContaining(fault)])
  })

  it.each<[string, string]>([
    ['questions: [{id: q, type:text}]', 'Put a space after the colon in "type:text".'],
    [
      'schedule: {deadlines: {monthly: 15}, from: 31.5.2027, to: 2027-05-01}',
      'This is not a date of the calendar, written like 2021-11-15.',
    ],
    [
      'schedule: {deadlines: {monthly: 15}, from: 2027, to: 2027-05-01}',
      'This is not a date of the calendar, written like 2021-11-15.',
    ],
    ['reminders: {at: 9:00}', 'This is not a time of day like "09:00".'],
    ['reminders: {at: "07:30"}', 'People are reminded between "08:00" and "18:00" only.'],
  ])('says of %s one thing only', (part, message) => {
    const faults = faultsOf(
      `programme: x\nname: x\ngoals: []\nprojects: []\ncoordinators: [a@b.fi]\nseries:\n  - {id: s, ${part}}`,
    )
    expect(faults.map((fault) => fault.message)).toEqual([message])
  })

  it('is told of a key that is given twice together with its other faults', () => {
    const faults = faultsOf(
      'programme: x\nname: x\nname: y\ngoals: []\nprojects: []\nseries: [{id: s}]\ncoordinators: [nobody]',
    )
    expect(faults.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '3 The key "name" is given twice.',
      '7 This does not look like an e-mail address.',
    ])
  })

  it.each(['"a\\0b"', '"a\\ud800b"', '"a\\x07b"'])('is told of the unprintable text %s', (name) => {
    const faults = faultsOf(
      `programme: x\nname: ${name}\ngoals: []\nprojects: []\nseries: [{id: s}]\ncoordinators: [a@b.fi]`,
    )
    expect(faults).toMatchObject([
      { line: 2, message: 'This text holds a control character or half of a character pair.' },
    ])
  })

  it('is told so, not failed, where the faults of one list are beyond number', () => {
    const faults = faultsOf(`goals:\n- texts:\n${'  - 5\n'.repeat(300_000)}`)
    expect(faults).toMatchObject([{ message: 'This file has too many faults to list them.' }])
  })

  it('is quoted in short, however long its words are', () => {
    const faults = faultsOf(`${'x'.repeat(100_000)}: 1`)
    expect(faults.every(({ path, message }) => path.length < 200 && message.length < 400)).toBe(true)
  })

  it('lists the first two hundred faults and counts the rest', () => {
    const faults = faultsOf(`goals:\n${'- {}\n'.repeat(1000)}`)
    expect(faults).toHaveLength(201)
    expect(faults.some(({ message }) => message === 'There are 805 more faults.')).toBe(true)
  })
})

describe('a file with values used again through aliases', () => {
  it('is read as if they were written out, and a fault stands where the value stands', () => {
    const head =
      'programme: x\nname: x\ngoals: []\ncoordinators: &all [A@Example.FI]\nreaders: *all\nseries: [{id: s}]\nprojects: '
    const reading = readProgramme(`${head}[]`, 'programme.yaml')
    expect(reading).toMatchObject({ ok: true, programme: { readers: ['a@example.fi'] } })
    expect(faultsOf(`${head}[{id: p, owners: *all, area: x}]`)).toMatchObject([{ line: 7, path: 'projects[0].area' }])
  })
})
