import { setChannel } from '../../actions/set-channel.ts'
import { noticeCard } from '../../cards/notice-card.ts'
import { refuse } from '../../domain/refusal.ts'
import { shownCard } from '../shown-card.ts'
import { addressOf } from '../turn.ts'
import type { Command } from './command.ts'

export const channelHere: Command = {
  words: { fi: ['kanava tähän', 'kanava tässä'], sv: ['kanal här', 'kanalen här'], en: ['channel here'] },
  async run(turn) {
    if (turn.activity.conversation.conversationType !== 'channel') return [shownCard(refuse('only-in-channel'), turn)]
    const name = turn.activity.channelData?.channel?.name ?? undefined
    const address = { ...addressOf(turn.activity), ...(name === undefined ? {} : { name }) }
    const refused = await setChannel(turn.context.actions, { person: turn.account.email, address })
    if (refused !== undefined) return [shownCard(refused, turn)]
    return [noticeCard({ text: turn.reader.t('channel.set') }, turn.reader)]
  },
}
