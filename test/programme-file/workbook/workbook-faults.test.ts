import { Buffer } from 'node:buffer'
import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { readRegisterFile } from '../../../src/programme-file/read-register-file.ts'
import { writeWorkbook } from '../../../src/programme-file/workbook/write-workbook.ts'
import { aLine, aProgramme, aProject, aSeries, coordinator, owner, results } from '../../builders.ts'
import { type Edit, faultsOf, importEdited, put, putCell, toldFaults } from './edited.ts'
import { zipOf } from './zip.ts'

const programme = aProgramme({
  areas: [{ id: 'children', name: 'Lapset', owners: [] }],
  projects: [
    aProject({ area: 'children', active: { from: '2021-01-01' } }),
    aProject({ id: 'ppt', name: 'PPT', lines: [aLine({ targets: [{ id: 't1', text: 'Tavoite', indicators: [] }] })] }),
  ],
})

describe('an edited workbook', () => {
  it('is read with what was edited', async () => {
    const read = await importEdited(programme, (workbook) => {
      put(workbook, 'Projects', 3, 'Nimi', 'Perhe- ja peruspalvelut')
      put(workbook, 'Projects', 3, 'Vastuuhenkilöt', 'a@example.fi; B@example.fi')
      put(workbook, 'Projects', 3, 'Päättyy', new Date('2022-12-31T00:00:00Z'))
    })
    expect(read).toMatchObject({
      ok: true,
      programme: {
        projects: [
          programme.projects[0],
          {
            id: 'ppt',
            name: 'Perhe- ja peruspalvelut',
            owners: ['a@example.fi', 'b@example.fi'],
            active: { to: '2022-12-31' },
          },
        ],
      },
    })
  })

  it('gives a target and an indicator without an id one of their own', async () => {
    const read = await importEdited(programme, (workbook) => {
      put(workbook, 'Lines', 2, 'Tavoite', 'Jono lyhenee')
      put(workbook, 'Lines', 2, 'Mittari', 'Päivät')
    })
    expect(read).toMatchObject({
      ok: true,
      programme: {
        projects: [
          { lines: [{ targets: [{ id: 't1', text: 'Jono lyhenee', indicators: [{ id: 'i1', text: 'Päivät' }] }] }] },
          {},
        ],
      },
    })
  })

  it('keeps what a column would say where the column is not there', async () => {
    const read = await importEdited(programme, (workbook) => {
      const sheet = workbook.getWorksheet('Projects')
      sheet?.spliceColumns(3, 1)
    })
    expect(read).toMatchObject({ ok: true, programme: { projects: [{ owners: [owner] }, { owners: [owner] }] } })
  })

  it('makes a coordinator of whoever is ticked, and no longer of whoever is not', async () => {
    const read = await importEdited(programme, (workbook) => {
      put(workbook, 'People', 2, 'Koordinaattori', null)
      workbook.getWorksheet('People')?.addRow(['uusi@example.fi', 'Uusi', 'sv', null, 'x'])
    })
    expect(read).toMatchObject({
      ok: true,
      programme: {
        coordinators: ['uusi@example.fi'],
        people: [{ email: coordinator }, { email: 'uusi@example.fi', name: 'Uusi', language: 'sv' }],
      },
    })
  })
})

describe('what is wrong with a workbook is told by sheet, row and column:', () => {
  it.each<[string, Edit, string]>([
    [
      'a formula',
      (book) => put(book, 'Projects', 2, 'Nimi', { formula: 'A1', result: 'x' }),
      'Projects!B2: This is a formula. Put in its result as a value.',
    ],
    [
      'a date as text',
      (book) => put(book, 'Projects', 2, 'Alkaa', '1.1.2021'),
      'Projects!H2: This is text, not a date. Format the cell as a date and type the day again.',
    ],
    [
      'an area that is not there',
      (book) => put(book, 'Projects', 2, 'Kehittämisalue', 'childern'),
      'Projects!D2: There is no area "childern". Did you mean "children"?',
    ],
    [
      'an address that is none',
      (book) => put(book, 'Projects', 2, 'Vastuuhenkilöt', 'kaisa'),
      'Projects!C2: This does not look like an e-mail address.',
    ],
    [
      'a project that is not there',
      (book) => put(book, 'Lines', 2, 'Projekti', 'perhekesku'),
      'Lines!A2: There is no project "perhekesku". Did you mean "perhekeskus"?',
    ],
    [
      'a goal that is not there',
      (book) => put(book, 'Lines', 3, 'Hyötytavoite', 'quality'),
      'Lines!C3: There is no goal "quality".',
    ],
    [
      'a question without a type',
      (book) => put(book, 'Questions', 2, 'Tyyppi', null),
      'Questions!D2: This is missing.',
    ],
    [
      'no coordinator',
      (book) => put(book, 'People', 2, 'Koordinaattori', 'ei'),
      'People!E1: This needs at least one entry.',
    ],
    [
      'a column that nobody knows',
      (book) => put(book, 'Projects', 1, 'Ryhmä', 'Ryhma'),
      'Projects!G1: There is no column "Ryhma" here. Did you mean "Ryhmä"?',
    ],
    [
      'no column of ids',
      (book) => put(book, 'Projects', 1, 'Tunnus', 'Nimi (fi)'),
      'Projects!A1: The column Tunnus is missing.',
    ],
    [
      'a value without a header',
      (book) => putCell(book, 'Projects', 'AD2', 'x'),
      'Projects!AD2: This column has no header.',
    ],
    [
      'merged headers',
      (book) => book.getWorksheet('Projects')?.mergeCells('B1:C1'),
      'Projects!B1: Cells are merged here. Split them and fill in each of them.',
    ],
    [
      'merged cells',
      (book) => book.getWorksheet('Lines')?.mergeCells('A2:A3'),
      'Lines!A2: Cells are merged here. Split them and fill in each of them.',
    ],
    [
      'a missing sheet',
      (book) => book.removeWorksheet('People'),
      'People!A1: The sheet People is missing. Export the programme and fill in that workbook.',
    ],
    [
      'a project twice',
      (book) => put(book, 'Projects', 3, 'Tunnus', 'perhekeskus'),
      'Projects!A3: The id "perhekeskus" is already taken by projects[0].',
    ],
    [
      'an error in a cell',
      (book) => put(book, 'Projects', 2, 'Nimi', { error: '#N/A' }),
      'Projects!B2: This cell holds an error, not a value.',
    ],
  ])('%s', async (_, edit, expected) => {
    const faults = await faultsOf(programme, edit)
    expect(faults).toContain(expected)
  })

  it('fifty faults are fifty faults', async () => {
    const projects = Array.from({ length: 25 }, (_, index) => aProject({ id: `p${index}`, name: `Projekti ${index}` }))
    const faults = await faultsOf(aProgramme({ projects }), (workbook) => {
      for (let row = 2; row < 27; row += 1) {
        put(workbook, 'Projects', row, 'Kehittämisalue', `alue${row}`)
        put(workbook, 'Lines', row, 'Lähtötaso', row + 100)
      }
    })
    expect(new Set(faults).size).toBe(50)
    expect(faults.filter((fault) => fault.startsWith('Projects!D'))).toHaveLength(25)
    expect(faults.filter((fault) => fault.startsWith('Lines!G'))).toHaveLength(25)
  })
})

describe('a file that is no workbook is refused with a sentence:', () => {
  const macros = { 'xl/workbook.xml': '<x/>', 'xl/vbaProject.bin': 'x' }

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string, string]>([
    ['nothing', () => new Uint8Array(), 'a.xlsx', 'The file is empty.'],
    ['60 MB', () => new Uint8Array(60 * 1024 * 1024), 'a.xlsx', 'The file is larger than 20 MB.'],
    [
      'a zip bomb',
      () => zipOf({ 'xl/workbook.xml': '<x/>', 'xl/worksheets/sheet1.xml': Buffer.alloc(200 * 1024 * 1024) }),
      'a.xlsx',
      'The workbook unpacks to more than a register can hold.',
    ],
    [
      'a zip bomb that lies about its size',
      () => zipOf({ 'xl/workbook.xml': '<x/>', 'xl/worksheets/sheet1.xml': Buffer.alloc(50 * 1024 * 1024) }, 1000),
      'a.xlsx',
      'The workbook cannot be read: it is damaged.',
    ],
    [
      'more cells than a register has',
      () => zipOf({ 'xl/workbook.xml': '<x/>', 'xl/worksheets/sheet1.xml': '<c r="A1"/>'.repeat(600_001) }),
      'a.xlsx',
      'The workbook has more cells than a register can have.',
    ],
    ['macros', () => zipOf(macros), 'a.xlsx', 'The workbook holds macros.'],
    ['a macro workbook by its name', () => zipOf(macros), 'a.xlsm', 'The workbook holds macros.'],
    ['another zip', () => zipOf({ 'word/document.xml': '<x/>' }), 'a.xlsx', 'The file is a zip, but no workbook.'],
    [
      'a workbook cut in two',
      async () => (await writeWorkbook(programme)).subarray(0, 4000),
      'a.xlsx',
      'The workbook cannot be read: it is damaged.',
    ],
    [
      'a workbook without its parts',
      () => zipOf({ 'xl/workbook.xml': '<x/>' }),
      'a.xlsx',
      'The workbook cannot be read: it is damaged.',
    ],
    [
      'an old Excel file',
      () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'a.xlsx',
      'This is a workbook of an old Excel or one with a password.',
    ],
    [
      'text called a workbook',
      () => Buffer.from('Tunnus;Nimi\n'),
      'a.xlsx',
      'The file is not what its ending .xlsx says.',
    ],
    [
      'a workbook called text',
      async () => writeWorkbook(programme),
      'a.csv',
      'The file is not what its ending .csv says.',
    ],
    ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), 'a.png', 'This is no file of a register'],
    ['a name without an ending', () => Buffer.from('x'), 'register', 'This is no file of a register'],
    [
      'CSV in another character set',
      () => Buffer.from('Tunnus;Nimi\nx;L\xe4nsi\n', 'latin1'),
      'a.csv',
      'The text is not UTF-8.',
    ],
    [
      'CSV with a quote that never ends',
      () => Buffer.from('Tunnus;Nimi;Vastuuhenkilöt\n"x;y\n'),
      'a.csv',
      'This is not valid CSV',
    ],
    [
      'CSV of nothing known',
      () => Buffer.from('a;b\n1;2\n'),
      'a.csv',
      'The first row does not tell which sheet this is.',
    ],
  ])('%s', async (_, bytes, name, sentence) => {
    const read = await readRegisterFile(await bytes(), name, programme)
    expect(toldFaults(read)[0]).toContain(sentence)
  })

  it('a validation of a whole column does not hold it up', async () => {
    const read = await importEdited(programme, (workbook) => {
      workbook.getWorksheet('Projects')?.dataValidations.add('A2:XFD1048576', { type: 'list', formulae: ['"a"'] })
    })
    expect(read.ok).toBe(true)
  })
})

describe('CSV', () => {
  const text = (bytes: string): Promise<Awaited<ReturnType<typeof readRegisterFile>>> =>
    readRegisterFile(Buffer.from(bytes), 'a.csv', programme)

  it.each([';', ',', '\t'])('of earlier answers is read with %j between its cells', async (separator) => {
    const rows = [
      ['Kierros', 'Kohde', 'Vastaus: level', 'Vastaus: results'],
      ['15.5.2021', 'line/ppt/availability', '25', '"Jono on lyhentynyt.\nToinen rivi."'],
      ['2020-11-15', 'line/ppt/availability', '0', "'=1+1"],
    ]
    const read = await text(`\uFEFF${rows.map((row) => row.join(separator)).join('\r\n')}\r\n`)
    expect(read).toMatchObject({
      ok: true,
      programme: {
        history: [
          {
            round: '2021-05-15',
            subject: 'line/ppt/availability',
            answers: { level: 25, results: 'Jono on lyhentynyt.\nToinen rivi.' },
          },
          { round: '2020-11-15', answers: { level: 0, results: '=1+1' } },
        ],
      },
    })
  })

  it('is told faults by line and column', async () => {
    const read = await text('Kierros;Kohde;Vastaus: level\n2021-05-15;line/ppt/availability;33\n')
    expect(toldFaults(read)).toEqual(['2:3: The scale has no step 33: it has 0, 25, 50, 75, 100.'])
  })

  it('leaves what it does not name as it is', async () => {
    const read = await text('Tunnus;Nimi\nppt;Peruspalvelut\n')
    expect(read).toEqual({
      ok: true,
      programme: {
        ...programme,
        projects: [programme.projects[0], { ...programme.projects[1], name: 'Peruspalvelut' }],
      },
    })
  })

  it('of people takes a role from whom it names and gives it to whom it ticks', async () => {
    const read = await text(`Sähköposti;Koordinaattori\n${coordinator};ei\nuusi@example.fi;x\n`)
    expect(read).toMatchObject({ ok: true, programme: { coordinators: ['uusi@example.fi'] } })
  })

  it('of projects leaves their lines as they are', async () => {
    const read = await text('Tunnus;Nimi;Vastuuhenkilöt\nperhekeskus;Perhekeskus;a@example.fi\nppt;PPT;b@example.fi\n')
    expect(read).toMatchObject({
      ok: true,
      programme: {
        projects: [{ owners: ['a@example.fi'], lines: programme.projects[0]?.lines }, { owners: ['b@example.fi'] }],
      },
    })
  })
})

describe('the exported workbook', () => {
  it('keeps its header in sight, offers choices and shows no formula', async () => {
    const bytes = await writeWorkbook(
      aProgramme({ projects: [aProject({ name: '=HYPERLINK("x")' })], series: [aSeries({ questions: [results] })] }),
    )
    const buffer = new ArrayBuffer(bytes.byteLength)
    new Uint8Array(buffer).set(bytes)
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(buffer)
    expect(workbook.worksheets.map(({ name }) => name).slice(0, 5)).toEqual([
      'Projects',
      'Lines',
      'People',
      'Schedule',
      'Questions',
    ])
    const sheet = workbook.getWorksheet('Projects')
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet?.getCell('B2')).toMatchObject({ value: '=HYPERLINK("x")', type: exceljs.ValueType.String })
    expect(sheet?.getCell('D2').dataValidation).toMatchObject({ type: 'list', formulae: ['Areas!$A$2:$A$2'] })
    expect(sheet?.getColumn(2).width).toBeGreaterThan(40)
  })
})
