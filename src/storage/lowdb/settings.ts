import type { Store } from '../../actions/ports.ts'
import { channelChange } from '../../domain/channel-change.ts'
import type { DataFolder } from './data-folder.ts'
import { channelKind, clockKind } from './document-kinds.ts'

type SettingMethods = Pick<Store, 'channel' | 'setChannel' | 'channelChanges' | 'latestMoment' | 'noteMoment'>

/** What there is one of: the channel, and the reading of the settable clock. */
export async function openSettings(data: DataFolder): Promise<SettingMethods> {
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
