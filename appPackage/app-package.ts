import { readFile } from 'node:fs/promises'
import { AppManifestUtils } from '@microsoft/app-manifest'
import { languageFaults, localise } from './languages.ts'

/** What differs from one installation of the bot to the next. */
export interface AppPackageValues {
  /** The bot's id in Entra, `BOT_ID`. */
  readonly id: string
  /** The host of `PUBLIC_URL`. */
  readonly host: string
  /** A page that tells about the bot, its privacy and its terms. */
  readonly about: string
}

export interface AppPackage {
  readonly files: ReadonlyMap<string, Buffer>
  /** Empty when Teams can take the package. */
  readonly faults: readonly string[]
}

const languageFiles = ['sv.json', 'en.json']
/** Teams draws the outline over its own colours, so it must be able to show through. */
const icons = [
  { name: 'color.png', size: 192, seeThrough: false },
  { name: 'outline.png', size: 32, seeThrough: true },
]

/** The manifest filled in, the language files and the icons, checked without any network. */
export async function assemblePackage(values: AppPackageValues): Promise<AppPackage> {
  const manifest = fillIn(await readText('manifest.json'), {
    BOT_ID: values.id,
    PUBLIC_HOST: values.host,
    ABOUT_URL: values.about,
    VERSION: await productVersion(),
  })
  const files = new Map([['manifest.json', Buffer.from(manifest)]])
  const faults = [...(await manifestFaults('manifest.json', manifest))]
  for (const name of languageFiles) {
    const text = await readText(name)
    // What is wrong with the manifest would be said again for each language.
    if (faults.length === 0) faults.push(...(await localisedFaults(name, text, manifest)))
    files.set(name, Buffer.from(text))
  }
  for (const icon of icons) {
    const content = await readFile(new URL(icon.name, import.meta.url))
    faults.push(...iconFaults(icon, content))
    files.set(icon.name, content)
  }
  return { files, faults }
}

/** Fills `${{NAME}}` in values only, so that nothing given can change the shape of the manifest. */
function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  const filled: unknown = JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string'
      ? value.replaceAll(/\$\{\{(\w+)\}\}/g, (all, name: string) => values[name] ?? all)
      : value,
  )
  return `${JSON.stringify(filled, undefined, 2)}\n`
}

async function manifestFaults(name: string, text: string): Promise<readonly string[]> {
  const unfilled = [...text.matchAll(/\$\{\{\w+\}\}/g)].map(([placeholder]) => `${name}: ${placeholder} has no value.`)
  const faults = await AppManifestUtils.validateAgainstSchema(JSON.parse(text))
  return [...unfilled, ...faults.map((fault) => `${name}: ${fault}`)]
}

/** Checked in the manifest's place: the validator cannot compile the schema of language files. */
async function localisedFaults(name: string, text: string, manifest: string): Promise<readonly string[]> {
  const strings = JSON.parse(text)
  const faults = languageFaults(JSON.parse(manifest), strings).map((fault) => `${name}: ${fault}`)
  return [...faults, ...(await manifestFaults(name, JSON.stringify(localise(JSON.parse(manifest), strings))))]
}

function iconFaults({ name, size, seeThrough }: (typeof icons)[number], png: Buffer): readonly string[] {
  const header = pngHeader(png)
  if (header === undefined) return [`${name}: is not a PNG file.`]
  const { width, height, hasAlpha } = header
  return [
    ...(width === size && height === size ? [] : [`${name}: is ${width} × ${height} pixels, not ${size} × ${size}.`]),
    ...(seeThrough && !hasAlpha ? [`${name}: has no transparency.`] : []),
  ]
}

export function pngHeader(
  png: Buffer,
): { readonly width: number; readonly height: number; readonly hasAlpha: boolean } | undefined {
  if (png.length < 26 || png.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined
  const colourType = png.readUInt8(25)
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), hasAlpha: colourType === 4 || colourType === 6 }
}

async function productVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8')
  return `${JSON.parse(text).version}`
}

function readText(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8')
}
