import type { RoundStatus } from '../domain/round-status.ts'
import { alone, type ButtonSet, execute } from './actions.ts'
import { deskActions } from './desk-actions.ts'
import type { Reader } from './reader.ts'
import { roundTitle } from './round-title.ts'
import { viewData } from './view-data.ts'

/** The ways on from a page of the list, and what a coordinator can do to the round. */
export function statusButtons(
  status: RoundStatus,
  { number, isLast }: { readonly number: number; readonly isLast: boolean },
  reader: Reader,
): readonly ButtonSet[] {
  const { t } = reader
  const { view, counts, facts } = status
  const round = facts.opened.round.id
  const { words, clauses } = view.filter
  const here = viewData(status, number)
  const waiting = facts.openSuggestions ?? 0
  const hasState = clauses.some((clause) => clause.has('state'))
  const press = (title: string, data: Readonly<Record<string, string | number>>): ButtonSet =>
    alone(execute(title, 'status', data))
  return [
    ...(isLast ? [] : [press(t('status.next'), { ...here, page: number + 1 })]),
    ...(number === 0 ? [] : [press(t('status.previous'), viewData(status, number - 1))]),
    ...(hasState || counts.missing === 0 || counts.missing === counts.expected
      ? []
      : [press(t('status.only-missing'), { round, filter: [words, 'missing'].filter(Boolean).join(' ') })]),
    ...(status.lacking > 0 && clauses.length === 0
      ? [press(t('status.lacking', { count: status.lacking }), { round, filter: 'no-targets' })]
      : []),
    ...(clauses.length === 0 && number === 0 && view.viewer === 'coordinator' && waiting > 0
      ? [alone(execute(t('status.suggestions', { count: waiting }), 'suggestions', { round, page: 1 }))]
      : []),
    ...(clauses.length === 0 ? [] : [press(t('status.show-all'), { round })]),
    ...(clauses.length === 0 && number === 0
      ? (facts.otherRounds ?? []).map(({ series, round: other }) =>
          press(t('status.other-round', { round: roundTitle(series, other, reader) }), { round: other.id }),
        )
      : []),
    press(t('status.refresh'), here),
    ...(view.viewer === 'coordinator'
      ? deskActions(
          {
            of: 'round',
            opened: facts.opened,
            at: status.at,
            missing: counts.missing,
            list: { filter: words, page: number },
          },
          reader,
        )
      : []),
    ...(view.viewer === 'lead' ? [alone(execute(t('status.my'), 'command', { round, text: 'my' }))] : []),
  ]
}
