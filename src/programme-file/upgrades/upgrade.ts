import type { FileRecord } from '../file-data.ts'
import { isRecord } from '../part.ts'
import { upgrades } from './registry.ts'
import type { Upgrade } from './step.ts'

export type Upgraded =
  | { readonly ok: true; readonly data: unknown }
  /** The file is newer than this bot. */
  | { readonly ok: false; readonly version: number; readonly known: number }

/**
 * The file in today's form, however old it is; one without a version is of the first. What has no readable version is
 * left to the schema to report.
 */
export function upgradeFile(data: unknown, steps: readonly Upgrade[] = upgrades): Upgraded {
  const known = steps.length + 1
  if (!isRecord(data)) return { ok: true, data }
  const { version = 1 } = data
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { ok: true, data }
  if (version > known) return { ok: false, version, known }
  if (version === known) return { ok: true, data }
  const upgraded = steps.slice(version - 1).reduce<FileRecord>((file, step) => step(file), data)
  return { ok: true, data: { ...upgraded, version: known } }
}
