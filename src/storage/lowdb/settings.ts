import type { Store } from '../../actions/ports.ts'
import { channelChange } from '../../domain/channel-change.ts'
import type { Instant } from '../../domain/instant.ts'
import type { DataFolder } from './data-folder.ts'
import { channelKind, clockKind } from './document-kinds.ts'

type SettingMethods = Pick<Store, 'channel' | 'setChannel' | 'channelChanges' | 'latestMoment' | 'noteMoment'>

export interface Settings extends SettingMethods {
  readonly countChannelChanges: (from: Instant | undefined, before: Instant) => number
  readonly forgetChannelChanges: (before: Instant) => Promise<void>
}

/** What there is one of: the channel, and the reading of the settable clock. */
export async function openSettings(data: DataFolder): Promise<Settings> {
  const channel = await data.load(channelKind, 'channel.json')
  const clock = await data.load(clockKind, 'clock.json')
  return {
    async channel() {
      if (channel.current === undefined) return undefined
      const { changes: _, ...address } = channel.current
      return address
    },
    async setChannel(address) {
      await channel.update((before) => {
        const change = channelChange(before, address)
        const changes = [...(before?.changes ?? []), ...(change === undefined ? [] : [change])]
        return { state: { ...address, ...(changes.length === 0 ? {} : { changes }) }, result: undefined }
      })
    },
    async channelChanges() {
      return channel.current?.changes ?? []
    },
    countChannelChanges: (from = '', before) =>
      (channel.current?.changes ?? []).filter(({ at }) => at >= from && at < before).length,
    async forgetChannelChanges(before) {
      await channel.update((state) => {
        if (state === undefined) return { result: undefined }
        const { changes = [], ...address } = state
        const kept = changes.filter(({ at }) => at >= before)
        return { state: { ...address, ...(kept.length === 0 ? {} : { changes: kept }) }, result: undefined }
      })
    },
    async latestMoment() {
      return clock.current?.latestMoment
    },
    async noteMoment(at) {
      await clock.update((state) =>
        state !== undefined && state.latestMoment >= at
          ? { result: undefined }
          : { state: { latestMoment: at }, result: undefined },
      )
    },
  }
}
