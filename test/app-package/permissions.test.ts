import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod/v4'

/**
 * Every call with which the bot asks Teams for something, and the resource-specific permission that it needs there.
 * Where the app is installed, the Bot Connector gives all of these to the bot without one; a call of Microsoft Graph
 * would be a row with its permission.
 */
const calls: Readonly<Record<string, string | undefined>> = {
  'TeamsInfo.getMember': undefined,
  'TeamsInfo.getPagedMembers': undefined,
  'TeamsInfo.getTeamDetails': undefined,
  'TeamsInfo.getTeamChannels': undefined,
  'conversations.createConversation': undefined,
  'conversations.sendToConversation': undefined,
  'conversations.updateActivity': undefined,
}
const needed = Object.values(calls).filter((permission) => permission !== undefined)

const manifest = z
  .object({
    permissions: z.array(z.string()),
    webApplicationInfo: z.unknown(),
    authorization: z
      .object({ permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string() })) }) })
      .optional(),
    bots: z.array(z.object({ scopes: z.array(z.string()) })),
  })
  .parse(JSON.parse(readFileSync('appPackage/manifest.json', 'utf8')))

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`src/${name}`, 'utf8'))

describe('what the app asks to be allowed', () => {
  test('is exactly what its calls need', () => {
    const asked = manifest.authorization?.permissions.resourceSpecific.map(({ name }) => name) ?? []
    expect(asked.toSorted()).toEqual([...new Set(needed)].toSorted())
  })

  test('counts every call that the bot makes, and no other', () => {
    const made = sources.flatMap((text) => text.match(/(?<=\b)(?:TeamsInfo|conversations)\.[a-z]\w*(?=[(<])/gi) ?? [])
    expect([...new Set(made)].toSorted()).toEqual(Object.keys(calls).toSorted())
  })

  test('names no application of Entra as long as nothing needs one', () => {
    expect(manifest.webApplicationInfo !== undefined).toBe(needed.length > 0)
  })

  test('holds nothing of Microsoft Graph, which no code calls', () => {
    expect(sources.filter((text) => /graph\.microsoft|microsoft-graph/i.test(text))).toEqual([])
  })

  test('lets it know the person who writes, and write to those of the team', () => {
    expect(manifest.permissions.toSorted()).toEqual(['identity', 'messageTeamMembers'])
  })
})
