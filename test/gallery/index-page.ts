import type { Language } from '../../src/domain/local-text.ts'
import type { DrawnState, Look } from './drawing.ts'
import { widthsOf } from './drawing.ts'
import type { Theme } from './themes.ts'

/** The pictures of one theme and language, and what was seen in them. */
export interface GallerySection {
  readonly theme: Theme
  readonly language: Language
  readonly states: readonly DrawnState[]
  readonly look: Look
}

const notes = [
  ['beyond', 'stands out of the card'],
  ['cut', 'ends in three dots'],
  ['crowded', 'not side by side on a phone'],
] as const

/** All pictures in one page of plain HTML that a browser opens from the disk. */
export function indexPage(sections: readonly GallerySection[]): string {
  const links = sections.map((each) => `<a href="#${idOf(each)}">${idOf(each)}</a>`)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Cards</title>
<style>
body { margin: 1rem; font: 14px/1.4 'Segoe UI', 'Liberation Sans', Arial, sans-serif; color: #252424 }
nav a { margin-right: 1rem }
section > div { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: start }
figure { margin: 0; max-width: 100% }
figcaption { max-width: 20rem; overflow-wrap: anywhere }
img { display: block; border: 1px solid #616161; max-width: 100% }
ul { margin: 0; padding-left: 1rem }
</style>
<h1>Cards</h1>
<nav>${links.join('\n')}</nav>
<main>
${sections.map(sectionHtml).join('\n')}
</main>
</html>
`
}

function sectionHtml(section: GallerySection): string {
  const figures = section.states.flatMap((state) =>
    widthsOf(state).map(({ id, pixels }) => figureHtml(section, { id, pixels, json: state.name })),
  )
  return `<section id="${idOf(section)}"><h2>${idOf(section)}</h2><div>\n${figures.join('\n')}\n</div></section>`
}

function figureHtml(
  { theme, language, look }: GallerySection,
  { id, pixels, json }: { readonly id: string; readonly pixels: number; readonly json: string },
): string {
  const picture = `${theme}/${language}/${id}.png`
  const seen = notes.flatMap(([kind, words]) =>
    look[kind].flatMap(({ card, texts }) =>
      card === id ? texts.map((text) => `<li>${words}: ${escaped(text)}</li>`) : [],
    ),
  )
  return `<figure>
<figcaption><a href="${picture}">${id}</a> (<a href="json/${language}/${json}.json">JSON</a>)</figcaption>
<img src="${picture}" width="${pixels}" loading="lazy" alt="The card ${id} in ${theme}, ${language}">
${seen.length === 0 ? '' : `<figcaption><ul>${seen.join('')}</ul></figcaption>`}
</figure>`
}

function idOf({ theme, language }: GallerySection): string {
  return `${theme}-${language}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
