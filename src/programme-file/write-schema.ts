import { writeFileSync } from 'node:fs'
import { programmeJsonSchemaText } from './json-schema.ts'

writeFileSync(new URL('../../programmes/programme.schema.json', import.meta.url), programmeJsonSchemaText())
