import type { Programme } from '../domain/programme.ts'
import { readRegisterFile } from './read-register-file.ts'
import { writeWorkbook } from './workbook/write-workbook.ts'
import { writeYaml } from './write-yaml.ts'

/** One way of taking the whole register out. */
export interface RegisterWriter {
  readonly contentType: string
  readonly write: (programme: Programme) => Promise<string | Uint8Array>
}

export const registerFormats = {
  yaml: { contentType: 'application/yaml; charset=utf-8', write: async (programme) => writeYaml(programme) },
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: writeWorkbook,
  },
} as const satisfies Readonly<Record<string, RegisterWriter>>

export function isRegisterFormat(name: string): name is keyof typeof registerFormats {
  return Object.hasOwn(registerFormats, name)
}

/** Files of the register in and out. */
export const registerFiles = {
  read: readRegisterFile,
  async write(programme: Programme, format: string) {
    if (!isRegisterFormat(format)) return undefined
    const { contentType, write } = registerFormats[format]
    return { contentType, content: await write(programme) }
  },
}
