import type { Chart, ChartPart, ChartPoint } from '../document/document.ts'
import { html, type Markup } from './markup.ts'

/**
 * A chart whose every number stands beside it in words: the drawing is named by them, so that nothing is told by shape
 * or colour alone. Words are text of the page and not of the drawing, so that they stay large on a phone.
 */
export function chartMarkup(chart: Chart): Markup {
  const rows =
    chart.shape === 'bars'
      ? chart.rows.map(({ name, parts }, index) => row(`${chart.id}-${index}`, name, bar(parts), partWords(parts)))
      : chart.rows.map(({ name, points }, index) => row(`${chart.id}-${index}`, name, line(points), pointWords(points)))
  return html`<figure class="chart" aria-labelledby="${chart.id}">
<figcaption id="${chart.id}">${chart.caption}</figcaption>
<ul>${rows.map((drawn) => drawn)}</ul>
</figure>
`
}

function row(id: string, name: string, drawing: Markup, words: Markup): Markup {
  return html`<li><p class="chart-name" id="${id}-name">${name}</p>
<svg role="img" aria-labelledby="${id}-name ${id}" ${drawing}</svg>
<p class="chart-words" id="${id}">${words}</p></li>
`
}

function bar(parts: readonly ChartPart[]): Markup {
  const whole = parts.reduce((sum, { value }) => sum + value, 0)
  let at = 0
  const rects = parts.map(({ value, tone }) => {
    const width = whole === 0 ? 0 : (value * 100) / whole
    const rect =
      width > 0 && html`<rect class="part ${tone}" x="${rounded(at)}" width="${rounded(width)}" height="10"/>`
    at += width
    return rect
  })
  return html`class="bar" viewBox="0 0 100 10" preserveAspectRatio="none">${rects}`
}

function line(points: readonly ChartPoint[]): Markup {
  const step = points.length < 2 ? 0 : 100 / (points.length - 1)
  const places = points.map(({ value }, index) => [rounded(index * step), rounded(42 - value * 0.4)] as const)
  return html`class="line" viewBox="-2 0 104 44" preserveAspectRatio="none"><path class="grid-line" d="M0 2H100M0 22H100M0 42H100"/><polyline points="${places
    .map(([x, y]) => `${x},${y}`)
    .join(' ')}"/>${places.map(([x, y]) => html`<path class="point" d="M${x} ${y}h0"/>`)}`
}

/** A part that is nothing is left out of the words too. */
function partWords(parts: readonly ChartPart[]): Markup {
  const told = parts.filter(({ value }) => value > 0)
  return html`${told.map(
    ({ label, value, tone }, index) =>
      html`${index > 0 && ' · '}<span class="part-words"><svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect class="part ${tone}" width="10" height="10"/></svg> ${label}: ${value}</span>`,
  )}`
}

function pointWords(points: readonly ChartPoint[]): Markup {
  return html`${points.map(({ label, text }, index) => html`${index > 0 && ' · '}<span class="part-words">${label}: ${text}</span>`)}`
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
