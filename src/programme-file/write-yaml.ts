import { stringify } from 'yaml'
import type { Programme } from '../domain/programme.ts'
import { fileData } from './file-data.ts'
import { inSchemaOrder } from './schema-order.ts'

/** The register as a programme file: reading it gives the same register, and the same register the same file. */
export function writeYaml(programme: Programme): string {
  // Without aliases: the same list in two places is not one list to the person who edits the file.
  const text = stringify(inSchemaOrder(fileData(programme)), { aliasDuplicateObjects: false, lineWidth: 120 })
  return `# yaml-language-server: $schema=programme.schema.json\n${text}`
}
