import { existsSync } from 'node:fs'
import { StorageMisconfigured, type Store, type Telemetry } from './actions/ports.ts'
import type { Config } from './config/config.ts'
import type { Programme } from './domain/programme.ts'
import { readProgrammeFile } from './programme-file/programme-from-disk.ts'

type ProgrammeConfig = Pick<Config, 'programme' | 'programmeNamed' | 'database' | 'dataDir'>

/** The register of the store, or into an empty store the programme file that the configuration names. */
export async function openProgramme(config: ProgrammeConfig, store: Store, telemetry: Telemetry): Promise<Programme> {
  const programme = (await store.register()) ?? (await importProgramme(config.programme, store, telemetry))
  await expectSameProgramme(config, programme, telemetry)
  return programme
}

async function importProgramme(file: string, store: Store, telemetry: Telemetry): Promise<Programme> {
  const programme = await readProgrammeFile(file)
  const imported = await store.importRegister(programme)
  if (imported) telemetry.info('programme imported', { programme: programme.id, projects: programme.projects.length })
  // Another instance that started at the same time may have been faster, with a file of its own.
  return (await store.register()) ?? programme
}

/**
 * Two programmes in one database would write to each other's people. A folder is one process's own: there it is said
 * that what is stored goes on, for whoever wanted to try another programme.
 */
async function expectSameProgramme(
  { database, dataDir, programme, programmeNamed }: ProgrammeConfig,
  stored: Programme,
  telemetry: Telemetry,
): Promise<void> {
  if (!programmeNamed || !existsSync(programme)) return
  if (database === undefined) {
    const id = await readProgrammeFile(programme).then(
      (named) => named.id,
      () => stored.id,
    )
    if (id === stored.id) return
    const told = 'PROGRAMME names another programme than is stored, which goes on; name an empty DATA_DIR to start it'
    telemetry.warn(told, { stored: stored.id, named: id, dataDir })
    return
  }
  const { id } = await readProgrammeFile(programme)
  if (id === stored.id) return
  throw new StorageMisconfigured(
    `The database holds the programme ${stored.id}, and PROGRAMME names ${id}. Nothing was changed. ` +
      'Name the database of this programme in DATABASE_URL, or correct PROGRAMME.',
  )
}
