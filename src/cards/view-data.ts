import type { RoundStatus } from '../domain/round-status.ts'

/** What a button of a status needs to show the same again: round, filter and page. */
export function viewData({ facts, view }: Pick<RoundStatus, 'facts' | 'view'>, page = view.page) {
  return {
    round: facts.opened.round.id,
    ...(view.filter.words === '' ? {} : { filter: view.filter.words }),
    ...(page === 0 ? {} : { page }),
  }
}
