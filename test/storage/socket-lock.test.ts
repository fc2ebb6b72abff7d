import { once } from 'node:events'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { type FolderLock, lockFolder, StoreInUse } from '../../src/storage/lowdb/socket-lock.ts'
import { startSaving } from './saving-process.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('the lock of the data folder', () => {
  test('is refused while this process holds it, with a way out', async () => {
    const folder = await temporaryFolder()
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(StoreInUse)
    await expect(lockFolder(folder)).rejects.toThrow(/Stop the bot .* DATA_DIR/)
    await lock.release()
  })

  test('is free again after it was released', async () => {
    const folder = await temporaryFolder()
    for (let time = 0; time < 3; time += 1) await (await lockFolder(folder)).release()
    expect(await readdir(join(folder, 'lock'))).toHaveLength(1)
  })

  test('makes a folder that is not there for its own user alone', async () => {
    const folder = join(await temporaryFolder(), 'new', 'data')
    await (await lockFolder(folder)).release()
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })

  test('works in a folder whose path is longer than a socket may have', async () => {
    const folder = join(await temporaryFolder(), 'kansio'.repeat(20), 'tietovarasto'.repeat(10))
    await mkdir(folder, { recursive: true })
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(StoreInUse)
    await lock.release()
    await (await lockFolder(folder)).release()
  })

  test('does not mind a restored copy of it, or what is no socket', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'lock'))
    await writeFile(join(folder, 'lock', '12'), '')
    await writeFile(join(folder, 'lock', 'starting-00000000'), '')
    const lock = await lockFolder(folder)
    expect(await readdir(join(folder, 'lock'))).toEqual(['13'])
    await lock.release()
  })

  test('goes to exactly one of many who start at the same time over a dead one', async () => {
    const folder = await temporaryFolder()
    for (let time = 0; time < 25; time += 1) {
      const starters = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))
      const won = starters.flatMap((each): FolderLock[] => (each.status === 'fulfilled' ? [each.value] : []))
      const lost = starters.flatMap((each): unknown[] => (each.status === 'rejected' ? [each.reason] : []))
      expect(won).toHaveLength(1)
      for (const reason of lost) expect(reason).toBeInstanceOf(StoreInUse)
      await won[0]?.release()
    }
    expect(await readdir(join(folder, 'lock'))).toHaveLength(1)
  })
})

describe('a second process', () => {
  test('is refused while the first lives, and takes over when that was killed', async () => {
    const folder = await temporaryFolder()
    const { process: first, acknowledged } = startSaving(folder)
    await acknowledged(1)
    await expect(openLowdbStore({ folder, access: 'write' })).rejects.toThrow(StoreInUse)
    const reader = await openLowdbStore({ folder, access: 'read' })
    await reader.close()
    first.kill('SIGKILL')
    await once(first, 'exit')
    const store = await openLowdbStore({ folder, access: 'write' })
    await store.close()
  })
})
