import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { characterMap } from './character-map.ts'

/**
 * The fonts of the PDF, which come with the product: it looks the same on every machine, and what a machine happens
 * to have is never used. The first that has a character prints it.
 */
const families = [
  {
    name: 'Noto Sans',
    files: ['noto-sans/400Regular/NotoSans_400Regular.ttf', 'noto-sans/700Bold/NotoSans_700Bold.ttf'],
  },
  { name: 'Noto Sans Symbols', files: ['noto-sans-symbols/400Regular/NotoSansSymbols_400Regular.ttf'] },
  { name: 'Noto Sans Symbols 2', files: ['noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf'] },
  { name: 'Noto Sans Math', files: ['noto-sans-math/400Regular/NotoSansMath_400Regular.ttf'] },
  { name: 'Noto Emoji', files: ['noto-emoji/400Regular/NotoEmoji_400Regular.ttf'] },
] as const

export const fontFamilies: readonly string[] = families.map(({ name }) => name)

export interface Fonts {
  readonly files: readonly Buffer[]
  /** Whether some family has the character in each of its weights. */
  readonly has: (codePoint: number) => boolean
}

let known: Fonts | undefined

/** The shipped fonts, read once. */
export function shippedFonts(): Fonts {
  known ??= readFonts()
  return known
}

function readFonts(): Fonts {
  const require = createRequire(import.meta.url)
  const read = families.map(({ files }) =>
    files.map((file) => readFileSync(require.resolve(`@expo-google-fonts/${file}`))),
  )
  const maps = read.map((files) => files.map(characterMap))
  const answers = new Map<number, boolean>()
  return {
    files: read.flat(),
    has(codePoint) {
      const answer = answers.get(codePoint) ?? maps.some((family) => family.every((covers) => covers(codePoint)))
      answers.set(codePoint, answer)
      return answer
    },
  }
}
