import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { z } from 'zod/v4'
import type { Card } from '../../src/cards/template.ts'
import type { Language } from '../../src/domain/local-text.ts'
import { findChromium, isRoot } from '../e2e/chromium.ts'
import type { GalleryState } from './gallery-state.ts'
import { hostConfig, teamsStyle } from './host-config.ts'
import { knownFaults } from './known-faults.ts'
import { palettes, type Theme } from './themes.ts'

/** A state as it was drawn for one language. */
export interface DrawnState extends Pick<GalleryState, 'name' | 'width'> {
  readonly card: Card
}

/** A browser that shows all cards of one theme and language at a time. */
export interface Gallery {
  readonly show: (states: readonly DrawnState[], theme: Theme, language: Language) => Promise<void>
  readonly look: () => Promise<Look>
  /** What axe-core finds serious or critical, but for the known faults of others. */
  readonly violations: () => Promise<readonly Violation[]>
  /** Takes the others out of sight: with all of them a picture takes twice as long. */
  readonly picture: (id: string, path: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** One picture of a state: what it is called and how wide the card is. */
export interface Width {
  readonly id: string
  readonly pixels: number
  readonly buttons: 'vertical' | 'horizontal'
}

const finding = z.object({ card: z.string(), texts: z.array(z.string()) })
const look = z.object({
  /** What stands out of a card to the right. */
  beyond: z.array(finding),
  /** Texts that end in three dots. */
  cut: z.array(finding),
  /** Buttons that do not fit side by side, where Teams on a phone scrolls them out of sight. */
  crowded: z.array(finding),
})
export type Look = z.infer<typeof look>

const violation = z.object({ rule: z.string(), impact: z.string().nullish(), card: z.string(), html: z.string() })
export type Violation = z.infer<typeof violation>

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']
const phone = 320
const desktop = 720

export function widthsOf({ name, width }: Pick<GalleryState, 'name' | 'width'>): readonly Width[] {
  const narrow: Width = { id: name, pixels: phone, buttons: 'vertical' }
  const wide: Width = { id: `${name}-${desktop}`, pixels: desktop, buttons: 'horizontal' }
  return width === 'full' ? [narrow, wide] : [narrow]
}

/** `scale`: pixels of a picture for each of the card. */
export async function openGallery(scale = 1): Promise<Gallery> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: isRoot() ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  })
  const { resolve } = createRequire(import.meta.url)
  const renderer = resolve('adaptivecards-renderer/dist/adaptivecards.js')
  const scripts = [renderer, resolve('axe-core/axe.min.js'), fileURLToPath(new URL('in-page.js', import.meta.url))]
  const rendererStyle = await readFile(renderer.replace(/js$/, 'css'), 'utf8')
  const page = await browser.newPage({ viewport: { width: 1180, height: 900 }, deviceScaleFactor: scale })
  await page.setContent(emptyPage)
  for (const path of scripts) await page.addScriptTag({ path })
  let shown: Theme = 'light'

  return {
    async show(states, theme, language) {
      const cards = states.flatMap((state) =>
        widthsOf(state).map(({ id, pixels, buttons }) => ({
          id,
          pixels,
          content: state.card.content,
          hostConfig: hostConfig(theme, buttons),
        })),
      )
      const { chat } = palettes[theme]
      await call(page, 'drawCards', { cards, language, chat, style: rendererStyle + teamsStyle(theme) })
      shown = theme
    },
    look: async () => look.parse(await call(page, 'lookAtCards')),
    async violations() {
      const found = z.array(violation).parse(await call(page, 'violations', rules))
      return found.filter((each) => isGrave(each) && !isKnown(each, shown))
    },
    async picture(id, path) {
      await call(page, 'showAlone', id)
      await page.locator(`#${id}`).screenshot({ path })
    },
    close: () => browser.close(),
  }
}

const emptyPage = `<!doctype html><html lang="fi"><title>Cards</title><style>
  body { margin: 16px }
  main { display: flex; flex-wrap: wrap; gap: 16px; align-items: start }
</style><main></main></html>`

function isGrave({ impact }: Violation): boolean {
  return impact === 'serious' || impact === 'critical'
}

function isKnown({ rule, html }: Violation, theme: Theme): boolean {
  return knownFaults.some((fault) => fault.rule === rule && fault.theme === theme && html.includes(fault.html))
}

/** The functions live in the page, where the compiler does not see them. */
function call(page: Page, name: string, argument: unknown = null): Promise<unknown> {
  return page.evaluate(`${name}(${JSON.stringify(argument)})`)
}
