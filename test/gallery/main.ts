import { mkdir, rm, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { type Language, languages } from '../../src/domain/local-text.ts'
import { type DrawnState, type Gallery, openGallery, type Violation, widthsOf } from './drawing.ts'
import { drawnStates } from './drawn-states.ts'
import { type GallerySection, indexPage } from './index-page.ts'
import { type Theme, themes } from './themes.ts'

const output = fileURLToPath(new URL('../../test-output/cards/', import.meta.url))

await rm(output, { recursive: true, force: true })
const sharp = 2
const gallery = await openGallery(sharp)
try {
  const sections: GallerySection[] = []
  for (const language of languages) {
    const states = await drawnStates(language)
    await writeCards(states, language)
    for (const theme of themes) sections.push(await takePictures(gallery, states, theme, language))
  }
  await writeFile(`${output}index.html`, indexPage(sections))
  process.stdout.write(`test-output/cards/index.html\n`)
} finally {
  await gallery.close()
}

async function takePictures(
  { show, look, violations, picture }: Gallery,
  states: readonly DrawnState[],
  theme: Theme,
  language: Language,
): Promise<GallerySection> {
  const folder = `${output}${theme}/${language}/`
  await mkdir(folder, { recursive: true })
  await show(states, theme, language)
  const seen = await look()
  const faults = [
    ...seen.beyond.map(({ card }) => `${card}: something stands out to the right`),
    ...(await violations()).map(sentenceOf),
  ]
  const ids = states.flatMap(widthsOf).map(({ id }) => id)
  for (const id of ids) await picture(id, `${folder}${id}.png`)

  if (faults.length > 0) process.exitCode = 1
  const counts = `${seen.cut.length} with cut texts, ${seen.crowded.length} with buttons too wide for one row`
  process.stdout.write(`${theme} ${language}: ${ids.length} pictures, ${faults.length} faults; ${counts}\n`)
  for (const fault of faults) process.stdout.write(`  ${fault}\n`)
  return { theme, language, states, look: seen }
}

async function writeCards(states: readonly DrawnState[], language: Language): Promise<void> {
  const folder = `${output}json/${language}/`
  await mkdir(folder, { recursive: true })
  for (const { name, card } of states) await writeFile(`${folder}${name}.json`, JSON.stringify(card.content, null, 2))
}

function sentenceOf({ card, rule, html }: Violation): string {
  return `${card}: ${rule} in ${html.slice(0, 200)}`
}
