import { readFile } from 'node:fs/promises'
import { z } from 'zod/v4'
import { parseCommand } from './command-parser.ts'
import { commands } from './commands/registry.ts'

const manifest = z.object({
  bots: z.array(z.object({ commandLists: z.array(z.object({ commands: z.array(z.object({ title: z.string() })) })) })),
})

/** The app package offers these in Teams, and the bot would not understand them: the two are of different versions. */
export async function unknownManifestCommands(
  file = new URL('../../appPackage/manifest.json', import.meta.url),
): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error('appPackage/manifest.json cannot be read. Install the bot again.', { cause: error })
  })
  return manifest
    .parse(JSON.parse(text))
    .bots.flatMap(({ commandLists }) => commandLists.flatMap((list) => list.commands.map(({ title }) => title)))
    .filter((title) => parseCommand(title, commands) === undefined)
}
