import type { ListPlace } from '../domain/desk.ts'
import type { RoundStatus } from '../domain/round-status.ts'

/** What a button of a status needs to show the same again: round, filter and page. */
export function viewData({ facts, view }: Pick<RoundStatus, 'facts' | 'view'>, page = view.page) {
  return { round: facts.opened.round.id, ...listView({ filter: view.filter.words, page }) }
}

/** The list of a status, for a button that leads to it. */
export function listView({ filter, page }: ListPlace) {
  return { ...(filter === '' ? {} : { filter }), ...(page === 0 ? {} : { page }) }
}

/** The same for a button of an act, which leads back there once it is done; what it is limited to may mean something else there. */
export function listData({ filter, page }: ListPlace) {
  return { ...(filter === '' ? {} : { list: filter }), ...(page === 0 ? {} : { page }) }
}
