import { noticeCard } from '../../cards/notice-card.ts'
import { isCoordinator } from '../../domain/access.ts'
import { commandButtons } from '../command-button.ts'
import type { Command } from './command.ts'

export const help: Command = {
  words: { fi: ['ohje', 'apua'], sv: ['hjälp'], en: ['help'] },
  async run(turn) {
    const { reader, programme, account, context } = turn
    const { t } = reader
    const coordinator = isCoordinator(programme, account.email)
    const lines = [
      t('help.only-teams'),
      t(coordinator ? 'help.coordinator' : 'help.status'),
      ...(coordinator ? [t('help.register')] : []),
      t('help.owner'),
      ...(context.local === undefined ? [] : [t('help.local')]),
    ]
    const button = await commandButtons(turn)
    const actions = [button(t('welcome.my'), 'my'), button(t('welcome.status'), 'status')]
    return [noticeCard({ title: t('help.title'), text: lines.join('\n'), actions }, reader)]
  },
}
