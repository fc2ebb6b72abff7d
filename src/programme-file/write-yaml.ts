import { stringify } from 'yaml'
import type { Programme } from '../domain/programme.ts'
import { fileData } from './file-data.ts'

/** The register as a programme file: reading it gives the same register. */
export function writeYaml(programme: Programme): string {
  // Without aliases: the same list in two places is not one list to the person who edits the file.
  const text = stringify(fileData(programme), { aliasDuplicateObjects: false, lineWidth: 120 })
  return `# yaml-language-server: $schema=programme.schema.json\n${text}`
}
