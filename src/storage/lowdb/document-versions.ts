import { join } from 'node:path'
import { z } from 'zod/v4'
import { StorageFailure, StorageMisconfigured } from '../../actions/ports.ts'
import { type Disk, diskFailure } from './disk.ts'
import { roundsFolder, temporary, uploadsFolder } from './file-names.ts'

/** Raises every document by one version; a kind that it does not concern stays as it is. */
export type Upgrade = (kind: string, data: unknown) => unknown

/** Only ever added to: what has run on somebody's folder never changes. */
export const upgrades: readonly Upgrade[] = []
export const documentVersion = upgrades.length + 1

const versionFile = 'store.json'
const storeVersion = z.object({ version: z.number().int().min(1) })
const envelope = z.object({ version: z.number().int().min(1), kind: z.string(), data: z.unknown() })

export interface Folder {
  readonly root: string
  readonly disk: Disk
}

/** Where the folder stands; rejects where a newer program has written it. */
export async function folderVersion({ root, disk }: Folder, known = documentVersion): Promise<number> {
  const text = await disk.read(join(root, versionFile))
  const version = text === undefined ? 1 : parse(join(root, versionFile), storeVersion, text).version
  if (version <= known) return version
  throw tooNew(`The data folder ${root}`, version, known)
}

export function tooNew(what: string, version: number, known = documentVersion): StorageMisconfigured {
  return new StorageMisconfigured(
    `${what} has version ${version}, and this program knows ${known}. Nothing was changed. ` +
      `Install the version of the bot that knows ${version}, or a newer one.`,
  )
}

/** For whoever only reads: the folder must have been brought up to date by a start. */
export async function expectCurrent(folder: Folder): Promise<void> {
  if ((await folderVersion(folder)) === documentVersion) return
  throw new StorageFailure(`${folder.root} has an older form. Start the bot once, or run: npx oma-arviointi migrate`)
}

/**
 * Brings every document to the newest version, after a copy of the older ones in `before-version-N`. Cut short,
 * it goes on at the next start: each document says its own version.
 */
export async function migrateDocuments(
  folder: Folder,
  steps: readonly Upgrade[] = upgrades,
): Promise<readonly string[]> {
  const { root, disk } = folder
  const newest = steps.length + 1
  if ((await folderVersion(folder, newest)) === newest) return []
  const files = await documentFiles(folder)
  const older: { readonly file: string; readonly text: string; readonly read: z.infer<typeof envelope> }[] = []
  for (const file of files) {
    const text = (await disk.read(join(root, file))) ?? ''
    const read = parse(join(root, file), envelope, text)
    if (read.version < newest) older.push({ file, text, read })
  }
  for (const { file, text } of older) await writeWhole(folder, join(`before-version-${newest}`, file), text)
  for (const { file, read } of older) {
    const data = steps.slice(read.version - 1).reduce((each, upgrade) => upgrade(read.kind, each), read.data)
    await writeWhole(folder, file, `${JSON.stringify({ version: newest, kind: read.kind, data })}\n`)
  }
  await writeWhole(folder, versionFile, `${JSON.stringify({ version: newest })}\n`)
  return older.length === 0 ? [] : [`${older.length} documents to version ${newest}`]
}

async function documentFiles({ root, disk }: Folder): Promise<readonly string[]> {
  const jsonIn = async (folder: string): Promise<readonly string[]> =>
    (await disk.list(join(root, folder))).filter((name) => name.endsWith('.json')).map((name) => join(folder, name))
  const files = [...(await jsonIn('')).filter((name) => name !== versionFile), ...(await jsonIn('people'))]
  files.push(...(await jsonIn(uploadsFolder)))
  for (const round of await disk.list(join(root, roundsFolder))) {
    const within = join(roundsFolder, round)
    files.push(...(await jsonIn(within)))
    for (const kind of (await disk.list(join(root, within))).filter((name) => !name.includes('.'))) {
      files.push(...(await jsonIn(join(within, kind))))
    }
  }
  return files
}

/** As every document is written: whole under its name, or not at all. */
async function writeWhole({ root, disk }: Folder, file: string, text: string): Promise<void> {
  const path = join(root, file)
  const folder = join(path, '..')
  try {
    await disk.makeFolder(folder)
    await disk.write(path + temporary, text)
    await disk.rename(path + temporary, path)
    await disk.syncFolder(folder)
  } catch (error) {
    throw diskFailure(`${path} cannot be written, to be brought up to date`, error)
  }
}

function parse<Read>(path: string, schema: z.ZodType<Read>, text: string): Read {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    // The parser's own message quotes the file, and people's text stays out of logs.
    throw new StorageFailure(`${path} is not a document of the store. Nothing was changed. Restore it from a backup.`)
  }
}
