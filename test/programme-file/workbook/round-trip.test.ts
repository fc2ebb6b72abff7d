import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readProgramme } from '../../../src/programme-file/read-programme.ts'
import { readRegisterFile } from '../../../src/programme-file/read-register-file.ts'
import { writeWorkbook } from '../../../src/programme-file/workbook/write-workbook.ts'
import { writeYaml } from '../../../src/programme-file/write-yaml.ts'
import { generatedProgramme } from '../generated-programme.ts'

const shipped = readdirSync('programmes').filter((name) => name.endsWith('.yaml'))

describe('a register that is exported and read again is the same', () => {
  it.each(shipped)('%s as YAML and as a workbook', async (name) => {
    const read = readProgramme(await readFile(`programmes/${name}`, 'utf8'), name)
    if (!read.ok) throw new Error('The programme has faults')
    const { programme } = read
    expect(readProgramme(writeYaml(programme), name)).toEqual({ ok: true, programme })
    expect(await readRegisterFile(await writeWorkbook(programme), 'register.xlsx', programme)).toEqual(read)
  })

  it('as YAML, whatever people have written', () => {
    fc.assert(
      fc.property(generatedProgramme, (programme) => {
        expect(readProgramme(writeYaml(programme), 'register.yaml')).toEqual({ ok: true, programme })
      }),
      { numRuns: 50 },
    )
  })

  it('as a workbook, whatever people have written', async () => {
    await fc.assert(
      fc.asyncProperty(generatedProgramme, async (programme) => {
        const bytes = await writeWorkbook(programme)
        expect(await readRegisterFile(bytes, 'register.xlsx', programme)).toEqual({ ok: true, programme })
      }),
      { numRuns: 15 },
    )
  })

  it('also over a register in which everything else is different', async () => {
    await fc.assert(
      fc.asyncProperty(generatedProgramme, generatedProgramme, async (programme, other) => {
        const read = await readRegisterFile(await writeWorkbook(programme), 'register.xlsx', other)
        expect(read).toMatchObject({ ok: true, programme: { projects: programme.projects, areas: programme.areas } })
      }),
      { numRuns: 5 },
    )
  })
})
