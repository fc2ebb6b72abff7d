import { Buffer } from 'node:buffer'
import exceljs, { type CellValue } from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { FaultCode } from '../../../src/domain/file-fault.ts'
import { readRegisterFile } from '../../../src/programme-file/read-register-file.ts'
import { writeWorkbook } from '../../../src/programme-file/workbook/write-workbook.ts'
import { aLine, aProgramme, aProject, aSeries, coordinator, owner, results } from '../../builders.ts'
import {
  codesOf,
  type Edit,
  editedWorkbook,
  faultsOf,
  importEdited,
  put,
  putCell,
  putDate,
  storedWorkbook,
  toldFaults,
} from './edited.ts'
import { zipOf } from './zip.ts'

const programme = aProgramme({
  areas: [{ id: 'children', name: 'Lapset', owners: [] }],
  projects: [
    aProject({ area: 'children', active: { from: '2021-01-01' } }),
    aProject({ id: 'ppt', name: 'PPT', lines: [aLine({ targets: [{ id: 't1', text: 'Tavoite', indicators: [] }] })] }),
  ],
})

describe('an edited workbook', () => {
  it('may call the sheet of earlier answers History, as Excel does not let it', async () => {
    const subject = 'line/ppt/availability'
    const history = [{ series: 'oma-arviointi', round: '2021-05-15', subject, answers: { level: 25 } }]
    const bytes = await storedWorkbook(aProgramme({ ...programme, history }))
    const renamed = Buffer.from(Buffer.from(bytes).toString('latin1').replace('"Historia"', '"History" '), 'latin1')
    expect(await readRegisterFile(renamed, 'a.xlsx', programme)).toMatchObject({ ok: true, programme: { history } })
  })

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
  it.each<[string, string, number, string, CellValue, string]>([
    ['a formula', 'Projects', 2, 'Nimi', { formula: 'A1', result: 'x' }, 'Projects!B2 formula'],
    ['a date as text', 'Projects', 2, 'Alkaa', '1.1.2021', 'Projects!H2 text-for-date'],
    ['a day that is not', 'Projects', 2, 'Alkaa', new Date('1889-01-01'), 'Projects!H2 bad-date'],
    ['text for a number', 'Lines', 2, 'Lähtötaso', 'puolet', 'Lines!G2 no-number'],
    ['a step that is not', 'Lines', 2, 'Lähtötaso', 33, 'Lines!G2 no-step'],
    ['an area that is not there', 'Projects', 2, 'Kehittämisalue', 'childern', 'Projects!D2 unknown-area'],
    ['an address that is none', 'Projects', 2, 'Vastuuhenkilöt', 'kaisa', 'Projects!C2 bad-email'],
    ['a project that is not there', 'Lines', 2, 'Projekti', 'perhekesku', 'Lines!A2 unknown-project'],
    ['no project', 'Lines', 2, 'Projekti', null, 'Lines!A2 no-parent'],
    ['a goal that is not there', 'Lines', 3, 'Hyötytavoite', 'quality', 'Lines!C3 unknown-goal'],
    ['a question without a type', 'Questions', 2, 'Tyyppi', null, 'Questions!D2 missing'],
    ['no coordinator', 'People', 2, 'Koordinaattori', 'ei', 'People!E1 no-coordinator'],
    ['neither yes nor no', 'People', 2, 'Koordinaattori', 'ehkä', 'People!E2 no-yes'],
    ['a column that nobody knows', 'Projects', 1, 'Ryhmä', 'Ryhma', 'Projects!G1 unknown-column'],
    ['a column twice', 'Projects', 1, 'Ryhmä', 'Nimi', 'Projects!G1 second-column'],
    ['no column of ids', 'Projects', 1, 'Tunnus', 'Nimi (fi)', 'Projects!A1 no-column'],
    ['a project twice', 'Projects', 3, 'Tunnus', 'perhekeskus', 'Projects!A3 taken'],
    ['an error in a cell', 'Projects', 2, 'Nimi', { error: '#N/A' }, 'Projects!B2 cell-error'],
  ])('%s', async (_, sheet, row, header, value, expected) => {
    const read = await importEdited(programme, (workbook) => put(workbook, sheet, row, header, value))
    expect(codesOf(read)).toContain(expected)
  })

  it.each<[string, Edit, string]>([
    ['a value without a header', (book) => putCell(book, 'Projects', 'AD2', 'x'), 'Projects!AD2 no-header'],
    ['merged headers', (book) => book.getWorksheet('Projects')?.mergeCells('B1:C1'), 'Projects!B1 merged'],
    ['merged cells', (book) => book.getWorksheet('Lines')?.mergeCells('A2:A3'), 'Lines!A2 merged'],
    ['a date for a name', (book) => putDate(book, 'Projects', 'B2'), 'Projects!B2 date-for-text'],
    ['a missing sheet', (book) => book.removeWorksheet('People'), 'People!A1 no-sheet'],
  ])('%s', async (_, edit, expected) => {
    expect(codesOf(await importEdited(programme, edit))).toContain(expected)
  })

  it('fifty faults are fifty faults', async () => {
    const projects = Array.from({ length: 25 }, (_, index) => aProject({ id: `p${index}`, name: `Projekti ${index}` }))
    const read = await importEdited(aProgramme({ projects }), (workbook) => {
      for (let row = 2; row < 27; row += 1) {
        put(workbook, 'Projects', row, 'Kehittämisalue', `alue${row}`)
        put(workbook, 'Lines', row, 'Lähtötaso', row + 100)
      }
    })
    const rows = Array.from({ length: 25 }, (_, index) => index + 2)
    const expected = rows.flatMap((row) => [`Projects!D${row} unknown-area`, `Lines!G${row} no-step`])
    expect([...codesOf(read)].sort()).toEqual(expected.sort())
  })

  it('what stands there already is told by its cell', async () => {
    const faults = await faultsOf(programme, (book) => put(book, 'Projects', 3, 'Tunnus', 'perhekeskus'))
    expect(faults).toEqual(['Projects!A3: The id "perhekeskus" is already taken by Projects!A2.'])
  })
})

const bigSheet = 'xl/worksheets/sheet1.xml'
const book = { 'xl/workbook.xml': '<x/>' }
const macros = { ...book, 'xl/vbaProject.bin': 'x' }

describe('a file that is no workbook is refused:', () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string, FaultCode]>([
    ['nothing', () => new Uint8Array(), 'a.xlsx', 'empty-file'],
    ['60 MB', () => new Uint8Array(60 * 1024 * 1024), 'a.xlsx', 'too-large'],
    ['a zip bomb', () => zipOf({ ...book, [bigSheet]: Buffer.alloc(200 * 1024 * 1024) }), 'a.xlsx', 'bomb'],
    ['one that lies', () => zipOf({ ...book, [bigSheet]: Buffer.alloc(50_000_000) }, 1000), 'a.xlsx', 'damaged'],
    ['many cells', () => zipOf({ ...book, [bigSheet]: '<c r="A1"/>'.repeat(600_001) }), 'a.xlsx', 'too-many-cells'],
    ['many lines', () => Buffer.from(`Tunnus;Nimi\n${'x;y\n'.repeat(1_000_000)}`), 'a.csv', 'too-many-cells'],
    ['macros', () => zipOf(macros), 'a.xlsx', 'macros'],
    ['a macro workbook by its name', () => zipOf(macros), 'a.xlsm', 'macros'],
    ['another zip', () => zipOf({ 'word/document.xml': '<x/>' }), 'a.xlsx', 'not-a-workbook'],
    ['a workbook cut in two', async () => (await writeWorkbook(programme)).subarray(0, 4000), 'a.xlsx', 'damaged'],
    ['a workbook without its parts', () => zipOf(book), 'a.xlsx', 'damaged'],
    ['an old Excel file', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.xlsx', 'old-excel'],
    ['text called a workbook', () => Buffer.from('Tunnus;Nimi\n'), 'a.xlsx', 'wrong-content'],
    ['a workbook called text', async () => writeWorkbook(programme), 'a.csv', 'wrong-content'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), 'a.png', 'unknown-ending'],
    ['a name without an ending', () => Buffer.from('x'), 'register', 'unknown-ending'],
    ['another character set', () => Buffer.from('Tunnus;Nimi\nx;L\xe4nsi\n', 'latin1'), 'a.csv', 'not-utf8'],
    ['a quote that never ends', () => Buffer.from('Tunnus;Nimi;Vastuuhenkilöt\n"x;y\n'), 'a.csv', 'bad-csv'],
    ['CSV of nothing known', () => Buffer.from('a;b\n1;2\n'), 'a.csv', 'unknown-table'],
  ])('%s', async (_, bytes, name, code) => {
    const read = await readRegisterFile(await bytes(), name, programme)
    expect(read).toMatchObject({ ok: false, faults: [{ code }] })
  })

  it('a validation of a whole column does not hold it up', async () => {
    const read = await importEdited(programme, (workbook) => {
      workbook.getWorksheet('Projects')?.dataValidations.add('A2:XFD1048576', { type: 'list', formulae: ['"a"'] })
    })
    expect(read.ok).toBe(true)
  })
})

describe('whoever hands in a faulty file reads in their language', () => {
  const bomb = (): Uint8Array => zipOf({ ...book, [bigSheet]: Buffer.alloc(200 * 1024 * 1024) })
  const edited = (edit: Edit) => () => editedWorkbook(programme, edit)
  const files: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
    bomb,
    macros: () => zipOf(macros),
    large: () => new Uint8Array(60 * 1024 * 1024),
    formula: edited((workbook) => put(workbook, 'Projects', 2, 'Nimi', { formula: 'A1', result: 'x' })),
    merged: edited((workbook) => workbook.getWorksheet('Projects')?.mergeCells('B1:C1')),
    sheet: edited((workbook) => workbook.removeWorksheet('People')),
    date: edited((workbook) => put(workbook, 'Projects', 2, 'Alkaa', '1.1.2021')),
    area: edited((workbook) => put(workbook, 'Projects', 2, 'Kehittämisalue', 'childern')),
    coordinator: edited((workbook) => put(workbook, 'People', 2, 'Koordinaattori', 'ei')),
  }

  it.each([
    ['bomb', 'fi', /^1:1: Työkirja on purettuna suurempi kuin rekisteri voi olla\. Lataa rekisteri/],
    ['bomb', 'sv', /^1:1: Arbetsboken är uppackad större än ett register kan vara\. Hämta registret/],
    ['macros', 'fi', /^1:1: Työkirjassa on makroja\. Tallenna se tavallisena työkirjana/],
    ['macros', 'sv', /^1:1: Arbetsboken innehåller makron\. Spara den som en vanlig arbetsbok/],
    ['large', 'fi', /^1:1: Tiedosto on suurempi kuin 20 Mt\. Poista siitä kuvat/],
    ['large', 'sv', /^1:1: Filen är större än 20 MB\. Ta bort bilder/],
    ['formula', 'fi', /^Projects!B2: Tämä on kaava\. Kirjoita sen tilalle tulos arvona\.$/],
    ['formula', 'sv', /^Projects!B2: Det här är en formel\. Skriv resultatet som ett värde i stället\.$/],
    ['merged', 'fi', /^Projects!B1: Tässä on yhdistettyjä soluja\. Jaa ne ja täytä jokainen\.$/],
    ['merged', 'sv', /^Projects!B1: Här är celler sammanfogade\. Dela upp dem och fyll i var och en\.$/],
    ['sheet', 'fi', /^People!A1: Taulukko People puuttuu\. Lataa rekisteri komennolla "vie"/],
    ['sheet', 'sv', /^People!A1: Bladet People saknas\. Hämta registret med "exportera"/],
    ['date', 'fi', /^Projects!H2: Tämä on tekstiä eikä päivämäärä\. Muotoile solu päivämääräksi/],
    ['date', 'sv', /^Projects!H2: Det här är text, inget datum\. Formatera cellen som datum/],
    ['area', 'fi', /^Projects!D2: Kehittämisaluetta "childern" ei ole tiedostossa\. Tarkoititko "children"\?$/],
    ['area', 'sv', /^Projects!D2: Utvecklingsområdet "childern" finns inte i filen\. Menade du "children"\?$/],
    ['coordinator', 'fi', /^People!E1: .* Viimeistä koordinaattoria ei voi poistaa: nimeä ensin toinen\.$/],
    ['coordinator', 'sv', /^People!E1: .* Den sista koordinatorn kan inte tas bort: utse först en annan\.$/],
  ] as const)('%s in %s', async (file, language, sentence) => {
    const bytes = await files[file]?.()
    if (bytes === undefined) throw new Error(`There is no file ${file}`)
    expect(toldFaults(await readRegisterFile(bytes, 'a.xlsx', programme), language)[0]).toMatch(sentence)
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
