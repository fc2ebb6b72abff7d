import { z } from 'zod/v4'
import { programmeSchema } from './schema.ts'

/** What editors check and complete a programme file by: its shape, without the rules between values. */
export function programmeJsonSchema(reused: 'ref' | 'inline' = 'ref'): z.core.JSONSchema.BaseSchema {
  // Draft 7 is what the YAML extensions of editors understand throughout.
  return z.toJSONSchema(programmeSchema, { io: 'input', target: 'draft-7', reused })
}

/** The text of `programmes/programme.schema.json`. */
export function programmeJsonSchemaText(): string {
  return `${JSON.stringify(programmeJsonSchema(), null, 2)}\n`
}
