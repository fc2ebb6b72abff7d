import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { programmeJsonSchema, programmeJsonSchemaText } from '../../src/programme-file/json-schema.ts'

describe('programmes/programme.schema.json', () => {
  it('is what the schema says: if not, run `npx tsx src/programme-file/write-schema.ts`', () => {
    const file = new URL('../../programmes/programme.schema.json', import.meta.url)
    expect(readFileSync(file, 'utf8')).toBe(programmeJsonSchemaText())
  })

  it('demands what the contract demands and nothing more', () => {
    expect(programmeJsonSchema()).toMatchObject({
      required: ['programme', 'name', 'goals', 'coordinators', 'projects', 'series'],
      additionalProperties: false,
    })
  })
})
