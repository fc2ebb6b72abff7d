import { execute } from '../../cards/actions.ts'
import { noticeCard } from '../../cards/notice-card.ts'
import { isCoordinator } from '../../domain/access.ts'
import type { Command } from './command.ts'

export const help: Command = {
  words: { fi: ['ohje', 'apua'], sv: ['hjälp'], en: ['help'] },
  async run({ reader, programme, account, context }) {
    const { t } = reader
    const coordinator = isCoordinator(programme, account.email)
    const lines = [
      t('help.only-teams'),
      ...(coordinator ? [t('help.coordinator')] : []),
      t('help.owner'),
      ...(context.local === undefined ? [] : [t('help.local')]),
    ]
    const actions = [
      execute(t('welcome.my'), 'command', { text: 'my' }),
      execute(t('welcome.status'), 'command', { text: 'status' }),
    ]
    return [noticeCard({ title: t('help.title'), text: lines.join('\n'), actions }, reader)]
  },
}
