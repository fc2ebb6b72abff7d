import type {
  Block,
  HeadingRank,
  MovementWords,
  ParagraphStyle,
  RoundWords,
  TargetLabels,
  TargetWords,
} from '../document/document.ts'
import { chartMarkup } from './chart.ts'
import { html, type Markup } from './markup.ts'
import { table } from './table.ts'
import { textMarkup, typedMarkup, wordsMarkup } from './words.ts'

const headingMarkup: Readonly<Record<HeadingRank, (id: Markup | false, words: Markup) => Markup>> = {
  3: (id, words) => html`<h3${id}>${words}</h3>\n`,
  4: (id, words) => html`<h4${id}>${words}</h4>\n`,
  5: (id, words) => html`<h5${id}>${words}</h5>\n`,
}

export function blockMarkup(block: Block): Markup {
  switch (block.kind) {
    case 'heading': {
      const id = block.entry !== undefined && html` id="${block.entry.id}"`
      const words = wordsMarkup(block.words)
      return headingMarkup[block.rank](id, words)
    }
    case 'paragraph':
      return paragraphMarkup(block.style, wordsMarkup(block.words))
    case 'typed':
      return block.prose && block.source === 'person'
        ? html`<div class="prose">${typedMarkup(block)}</div>\n`
        : typedMarkup(block)
    case 'list':
      return listMarkup(block.style, block.items.map(wordsMarkup))
    case 'targets':
      return html`<ul class="targets">${block.targets.map((target) => targetMarkup(target, block.labels))}</ul>`
    case 'rounds':
      return html`<dl class="${block.within === 'cell' ? 'rounds' : 'earlier'}">${block.rounds.map(roundMarkup)}</dl>\n`
    case 'counts':
      return html`<dl class="counts">${block.counts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>\n`
    case 'level':
      return html`${meter(block.value)}<span class="level">${block.text}</span>${
        block.movement !== undefined && html` ${movementMarkup(block.movement)}`
      }`
    case 'movement':
      return movementMarkup(block.movement)
    case 'chart':
      return chartMarkup(block.chart)
    case 'table':
      return table(block.table, blockMarkup)
  }
}

function paragraphMarkup(style: ParagraphStyle, words: Markup): Markup {
  switch (style) {
    case 'words':
      return words
    case 'text':
      return html`<p>${words}</p>\n`
    case 'hint':
      return html`<p class="hint">${words}</p>\n`
    case 'label':
      return html`<p class="asked">${words}</p>`
    case 'short':
      return html`<p class="quick">${words}</p>`
    case 'chosen':
      return html`<p class="chosen">${words}</p>`
    case 'alert':
      return html`<p class="alert">${words}</p>`
  }
}

function listMarkup(style: 'plain' | 'people' | 'prose', items: readonly Markup[]): Markup {
  if (style === 'plain') return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`
  // Sentences of drafts are people's own: they may run from right to left.
  const own = style === 'prose' && html` dir="auto"`
  return html`<ul class="${style}">${items.map((item) => html`<li${own}>${item}</li>\n`)}</ul>`
}

function targetMarkup({ text, indicators, source }: TargetWords, labels: TargetLabels): Markup {
  const items =
    indicators.length > 0 &&
    html`<p class="asked">${labels.indicators}</p><ul>${indicators.map((each) => html`<li class="typed">${wordsMarkup(each)}</li>`)}</ul>`
  const from =
    source !== undefined && html`<p class="asked">${labels.source}</p><div class="typed">${textMarkup(source)}</div>`
  return html`<li><div class="typed">${textMarkup(text)}</div>${items}${from}</li>`
}

function roundMarkup({ name, state, blocks }: RoundWords): Markup {
  const own = state === 'this' && ' this'
  const gap = state === 'gap' && ' this gap'
  return html`<div class="round${own}${gap}"><dt>${wordsMarkup(name)}</dt><dd>${blocks.map(blockMarkup)}</dd></div>`
}

/** For the eye only: the words beside it say the same. */
function meter(level: number): Markup {
  const width = Math.min(Math.max(level, 0), 100)
  return html`<svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="6"/><rect class="fill" width="${width}" height="6"/></svg>`
}

function movementMarkup({ movement, sign, text }: MovementWords): Markup {
  return html`<span class="movement ${movement}"><span aria-hidden="true">${sign}</span> ${text}</span>`
}
