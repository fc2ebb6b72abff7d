import type { Programme } from '../domain/programme.ts'
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

export type RegisterFormat = keyof typeof registerFormats

export function isRegisterFormat(name: string): name is RegisterFormat {
  return Object.hasOwn(registerFormats, name)
}
