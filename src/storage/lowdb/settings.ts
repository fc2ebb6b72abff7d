import type { Store } from '../../actions/ports.ts'
import type { DataFolder } from './data-folder.ts'
import { channelKind, clockKind } from './document-kinds.ts'

type SettingMethods = Pick<Store, 'channel' | 'setChannel' | 'latestMoment' | 'noteMoment'>

/** What there is one of: the channel, and the reading of the settable clock. */
export async function openSettings(data: DataFolder): Promise<SettingMethods> {
  const channel = await data.load(channelKind, 'channel.json')
  const clock = await data.load(clockKind, 'clock.json')
  return {
    async channel() {
      return channel.current
    },
    async setChannel(address) {
      await channel.update(() => ({ state: address, result: undefined }))
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
