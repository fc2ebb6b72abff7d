import { html } from './markup.ts'

/**
 * The only script of the page: it hides the rows that were not asked for. It is allowed by the hash of this text,
 * makes no element and writes no markup; what people typed it only compares.
 */
export const filterScript = html`
'use strict';
(() => {
  const form = document.getElementById('filters');
  const status = document.getElementById('filter-status');
  const text = document.getElementById('filter-text');
  const selects = Array.from(form.querySelectorAll('select'));
  const rows = Array.from(document.querySelectorAll('tr[data-row]'));
  const plain = (words) => words.normalize('NFKD').toLocaleLowerCase(document.documentElement.lang);
  const contents = new Map();
  const contentOf = (row) => {
    if (!contents.has(row)) contents.set(row, plain(row.textContent));
    return contents.get(row);
  };
  const fits = (row, asked) => selects.every((select) => {
    if (select.value === '') return true;
    const given = row.getAttribute('data-' + select.dataset.facet);
    return given !== null && given.split(' ').includes(select.value);
  }) && (asked === '' || contentOf(row).includes(asked));
  const filter = () => {
    const asked = plain(text.value.trim());
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fits(row, asked);
      if (!row.hidden) shown += 1;
    }
    for (const group of document.querySelectorAll('tbody')) {
      const own = Array.from(group.querySelectorAll('tr[data-row]'));
      group.hidden = own.length > 0 && own.every((row) => row.hidden);
    }
    for (const table of document.querySelectorAll('table')) {
      table.hidden = Array.from(table.tBodies).every((group) => group.hidden);
    }
    const all = shown === rows.length;
    status.textContent = all ? '' : shown === 0 ? status.dataset.none : status.dataset.label + ': ' + shown + ' / ' + rows.length;
  };
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(filter));
  addEventListener('hashchange', () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target !== null && target.closest('[hidden]') !== null) {
      form.reset();
      filter();
      target.scrollIntoView();
    }
  });
  form.hidden = false;
  filter();
})();
`
