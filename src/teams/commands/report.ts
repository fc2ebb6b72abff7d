import { publishOnRequest } from '../../actions/publish-report.ts'
import { openUrl } from '../../cards/actions.ts'
import { noticeCard } from '../../cards/notice-card.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

export const report: Command = {
  words: { fi: ['raportti'], sv: ['rapport', 'rapporten'], en: ['report'] },
  async run(turn, argument) {
    const { reader, account, context, personal } = turn
    const { t } = reader
    const request = { person: account.email, ...(argument === '' ? {} : { round: argument }) }
    const published = await publishOnRequest(context.actions, request)
    if (isRefusal(published)) return [shownCard(published, turn)]
    const { edition, isNew } = published
    const channel = await context.actions.store.channel()
    const text = [
      t(isNew ? 'report.published' : 'report.unchanged', { edition: edition.number }),
      ...(channel === undefined ? [t('report.no-channel')] : []),
    ].join('\n')
    const link = (audience: 'public' | 'coordinators') =>
      context.actions.links.report({
        round: edition.round,
        edition: edition.number,
        audience,
        format: 'html',
        language: reader.language,
      })
    const actions = [
      openUrl(t('report.link-public'), link('public')),
      // The coordinators' report names people: its link goes to a coordinator's own chat only.
      ...(personal ? [openUrl(t('report.link-coordinators'), link('coordinators'))] : []),
    ]
    return [noticeCard({ text, actions }, reader)]
  },
}
