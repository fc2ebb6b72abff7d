import process from 'node:process'
import type { Line, Programme } from '../src/domain/programme.ts'
import { compareRegisters } from '../src/domain/register-diff.ts'
import { keepPast, registerPast } from '../src/domain/register-merge.ts'
import { lineSubject } from '../src/domain/subject.ts'
import { readRegisterFile } from '../src/programme-file/read-register-file.ts'
import { writeWorkbook } from '../src/programme-file/workbook/write-workbook.ts'
import { aProgramme, aProject } from '../test/builders.ts'
import { figure, note } from './figure.ts'

const goals = ['availability', 'prevention', 'quality', 'integration']
const projects = 400

/** 1,300 lines, each with a target and an indicator as long as those of real programmes. */
function register(): Programme {
  const text = 'Asiakas saa palvelun yhdenvertaisesti asuinpaikasta riippumatta, ja odotusaika lyhenee. '
  const line = (goal: string): Line => ({
    goal,
    active: {},
    alsoUnder: [],
    parts: [],
    targets: [
      {
        id: 't1',
        text: text.repeat(2),
        indicators: [{ id: 'i1', text: text.repeat(2), type: 'text' }],
        source: 'Potilastietojärjestelmä',
      },
    ],
  })
  return aProgramme({
    goals: goals.map((id, index) => ({ id, number: index + 1, name: id, owners: [], texts: [] })),
    projects: Array.from({ length: projects }, (_, index) =>
      aProject({
        id: `p${index}`,
        name: `Projekti ${index}`,
        lines: goals.slice(0, index % 4 === 0 ? 4 : 3).map(line),
      }),
    ),
  })
}

const base = register()
const edited = {
  ...base,
  projects: base.projects.map((project, index) =>
    index % 10 === 0 ? { ...project, owners: ['uusi@example.fi'], name: `${project.id} (uusi)` } : project,
  ),
}
const bytes = await writeWorkbook(edited)
note(`The workbook has ${bytes.length} bytes.`)
const asked = base.projects.flatMap((project) => project.lines.map(({ goal }) => lineSubject(project.id, goal)))
const cpuBefore = process.cpuUsage()
const before = process.hrtime.bigint()
const read = await readRegisterFile(bytes, 'register.xlsx', base)
if (!read.ok) throw new Error('The workbook has faults')
const next = keepPast(base, read.programme, registerPast(base, asked), '2026-11-22')
const changes = compareRegisters(base, next)
const milliseconds = Number(process.hrtime.bigint() - before) / 1e6
const cpu = process.cpuUsage(cpuBefore)
note(`${changes.length} changes, ${Math.round((cpu.user + cpu.system) / 1000)} ms of processor`)
figure('register.import_ms.1300', milliseconds, 'ms')
figure('register.peak_memory_mb.1300', process.resourceUsage().maxRSS / 1024, 'MB')
