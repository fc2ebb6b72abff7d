import { setTimeout as pause } from 'node:timers/promises'
import type { ActionContext } from '../actions/context.ts'
import type { Email } from '../domain/programme.ts'

const tries = 3
const answerLimitMs = 5_000
const pollMs = 50

/**
 * Adds the bot to the Playground's team, as somebody would in Teams, and waits until the bot knows who is in it: from
 * then on it can reach them. The Playground answers before the bot has, so the store is asked.
 */
export async function installInTeam(
  { store, telemetry }: Pick<ActionContext, 'store' | 'telemetry'>,
  playgroundUrl: string,
  team: {
    readonly channel: string
    /** The programme names this channel, so the bot takes it for its reports. */
    readonly forReports: boolean
    readonly members: readonly Email[]
  },
): Promise<void> {
  const { port } = new URL(playgroundUrl)
  const installation = new URL(`/_debug/conversation/${encodeURIComponent(team.channel)}/installation`, playgroundUrl)
  /** Those whom the bot can reach through this Playground, not through one of an earlier start. */
  async function areKnown(): Promise<boolean> {
    if (team.forReports && (await store.channel()) === undefined) return false
    const accounts = await store.accounts()
    const reached = accounts.filter(({ reachedVia }) => new URL(reachedVia.serviceUrl).port === port)
    return team.members.every((email) => reached.some((account) => account.email === email))
  }

  for (let count = 1; count <= tries; count += 1) {
    try {
      await postEmpty(installation)
      const giveUpAt = performance.now() + answerLimitMs
      while (performance.now() < giveUpAt) {
        if (await areKnown()) return telemetry.info('installed in the team', { members: team.members.length })
        await pause(pollMs)
      }
      telemetry.warn('team not met', { try: count })
    } catch (error) {
      telemetry.error('team not installed', error, { try: count })
    }
  }
}

async function postEmpty(url: URL): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(answerLimitMs),
  })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`The Playground refused the installation with ${response.status}.`)
}
