import type { Translate } from '../../locales/translate.ts'
import type { Filter } from '../document/document.ts'
import { html, type Markup } from './markup.ts'

/** Hidden until its script runs: without one it would be of no use, and everything can be read all the same. */
export function filterForm(t: Translate, filters: readonly Filter[]): Markup {
  return html`<form id="filters" role="search" aria-labelledby="filters-title" hidden>
<h2 id="filters-title">${t('report.filter.title')}</h2>
<div class="fields">
<p><label for="filter-text">${t('report.filter.search')}</label><input id="filter-text" type="search" autocomplete="off"></p>
${filters.map((filter) => field(t, filter))}<p class="buttons"><button type="reset">${t('report.filter.clear')}</button></p>
</div>
<p role="status" id="filter-status" data-label="${t('report.filter.shown')}" data-none="${t('report.filter.none')}"></p>
</form>
`
}

function field(t: Translate, { facet, label, options }: Filter): Markup {
  const choices = options.map((option) => html`<option value="${option.value}">${option.label}</option>`)
  return html`<p><label for="filter-${facet}">${label}</label><select id="filter-${facet}" data-facet="${facet}"><option value="">${t('report.filter.all')}</option>${choices}</select></p>
`
}
