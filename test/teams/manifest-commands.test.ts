import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { unknownManifestCommands } from '../../src/teams/manifest-commands.ts'
import { temporaryFolder } from '../storage/temporary-folder.ts'

test('the app package that comes with the bot offers only what it understands', async () => {
  expect(await unknownManifestCommands()).toEqual([])
})

test('a package of another version is found out', async () => {
  expect(await unknownManifestCommands(await manifestWith('status', 'tea please'))).toEqual(['tea please'])
})

test('a package that is not there is told with what to do', async () => {
  const nowhere = pathToFileURL(join(await temporaryFolder(), 'manifest.json'))
  await expect(unknownManifestCommands(nowhere)).rejects.toThrow('Install the bot again.')
})

async function manifestWith(...titles: readonly string[]): Promise<URL> {
  const file = join(await temporaryFolder(), 'manifest.json')
  const commands = titles.map((title) => ({ title }))
  await writeFile(file, JSON.stringify({ bots: [{ commandLists: [{ commands }] }] }))
  return pathToFileURL(file)
}
