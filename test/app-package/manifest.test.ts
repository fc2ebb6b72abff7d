import { readFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod/v4'
import { assemblePackage, pngHeader } from '../../appPackage/app-package.ts'
import { localise } from '../../appPackage/languages.ts'
import { zipArchive } from '../../appPackage/zip.ts'
import { channelHere } from '../../src/teams/commands/channel-here.ts'
import { clock } from '../../src/teams/commands/clock.ts'
import type { Command } from '../../src/teams/commands/command.ts'
import { language } from '../../src/teams/commands/language.ts'
import { commands } from '../../src/teams/commands/registry.ts'

const values = {
  id: 'b0700000-0000-4000-8000-000000000001',
  host: 'bot.example.fi',
  about: 'https://www.example.fi/bot',
}
const expectedFiles = ['manifest.json', 'sv.json', 'en.json', 'color.png', 'outline.png']

const unlisted = commands.filter((command) => command.unlisted === true)
/** Commands that make sense in one scope only; `clock` exists on a developer's machine alone. */
const elsewhere: Readonly<Record<string, readonly Command[]>> = {
  personal: [clock, channelHere, ...unlisted],
  team: [clock, language, ...unlisted, ...commands.filter(({ personalOnly }) => personalOnly === true)],
}

const manifestShape = z.object({
  id: z.string(),
  name: z.object({ short: z.string() }),
  developer: z.record(z.string(), z.string()),
  validDomains: z.array(z.string()),
  bots: z.tuple([
    z.object({
      botId: z.string(),
      scopes: z.array(z.string()),
      commandLists: z.array(
        z.object({ scopes: z.tuple([z.string()]), commands: z.array(z.object({ title: z.string() })) }),
      ),
    }),
  ]),
})

async function read(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../../appPackage/${name}`, import.meta.url), 'utf8'))
}

describe('app package', () => {
  it('is one that Teams can take, with the values given', async () => {
    const { files, faults } = await assemblePackage(values)
    expect(faults).toEqual([])
    const manifest = manifestShape.parse(JSON.parse(String(files.get('manifest.json'))))
    expect(manifest.id).toBe(values.id)
    expect(manifest.bots[0].botId).toBe(values.id)
    expect(manifest.bots[0].scopes).toEqual(['personal', 'team'])
    expect(manifest.validDomains).toEqual([values.host])
    expect(manifest.developer.privacyUrl).toBe(values.about)
  })

  it('names every fault of the values', async () => {
    const { faults } = await assemblePackage({ ...values, id: 'no-guid', about: 'www.example.fi' })
    expect(faults.some((fault) => fault.includes('/bots/0/botId'))).toBe(true)
    expect(faults.some((fault) => fault.includes('/developer/privacyUrl'))).toBe(true)
  })

  it.each(['fi', 'sv', 'en'] as const)('lists the commands as the bot calls them in %s', async (code) => {
    const strings = code === 'fi' ? {} : z.record(z.string(), z.string()).parse(await read(`${code}.json`))
    const { commandLists } = manifestShape.parse(localise(await read('manifest.json'), strings)).bots[0]
    for (const { scopes, commands: listed } of commandLists) {
      const here = commands.filter((command) => !elsewhere[scopes[0]]?.includes(command))
      expect(listed.map(({ title }) => title)).toEqual(here.map(({ words }) => words[code][0]))
    }
  })

  it('lists every command somewhere but the clock and those that help alone names', () => {
    const [personal, team] = ['personal', 'team'].map((scope) => elsewhere[scope] ?? [])
    const nowhere = commands.filter((command) => personal?.includes(command) && team?.includes(command))
    expect(nowhere).toEqual(commands.filter((command) => command === clock || unlisted.includes(command)))
  })

  it.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has %s in the size of %d', async (name, size) => {
    const png = await readFile(new URL(`../../appPackage/${name}`, import.meta.url))
    expect(pngHeader(png)).toMatchObject({ width: size, height: size })
  })

  it('holds exactly the manifest, the languages and the icons', async () => {
    const { files } = await assemblePackage(values)
    const unpacked = unzip(zipArchive(files))
    expect([...unpacked.keys()]).toEqual(expectedFiles)
    for (const [name, content] of unpacked) expect(content.equals(files.get(name) ?? Buffer.alloc(0))).toBe(true)
  })
})

/** Reads an archive from its directory at the end, as Teams does. */
function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.length - 22
  expect(archive.readUInt32LE(end)).toBe(0x06054b50)
  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [nameLength, local] = [archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 42)]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const content = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    files.set(name, inflateRawSync(archive.subarray(content, content + archive.readUInt32LE(at + 20))))
    at += 46 + nameLength
  }
  return files
}
