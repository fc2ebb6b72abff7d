import type { Piece, Text, Typed, Words } from '../document/document.ts'
import { html, type Markup } from './markup.ts'

export function wordsMarkup(words: Words): Markup {
  return html`${words.map(pieceMarkup)}`
}

function pieceMarkup(piece: Piece): Markup {
  if (typeof piece === 'string') return html`${piece}`
  switch (piece.kind) {
    case 'text':
      return textMarkup(piece)
    case 'note':
      return html`<span class="note">${wordsMarkup(piece.words)}</span>`
    case 'mark':
      return piece.alert
        ? html`<span class="mark alert">${piece.text}</span>`
        : html`<span class="mark">${piece.text}</span>`
    case 'lead':
      return html`<a href="#${piece.to}">${wordsMarkup(piece.words)}</a>`
  }
}

/** Marked where it is in another language than the page. */
export function textMarkup({ text, language }: Text): Markup {
  return language === undefined ? html`${text}` : html`<span lang="${language}">${text}</span>`
}

/** Line breaks stay, nothing in it is markup, and what a person typed has its own direction of writing. */
export function typedMarkup(typed: Typed): Markup {
  const name = typed.prose && typed.source === 'register' ? 'typed prose' : 'typed'
  const ownDirection = typed.source === 'person' && html` dir="auto"`
  const lang = typed.language !== undefined && html` lang="${typed.language}"`
  return html`<div class="${name}"${ownDirection}${lang}>${typed.text}</div>`
}
