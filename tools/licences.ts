import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { z } from 'zod/v4'

/** Fit for a product that is given away under MIT and run as a service; anything else needs somebody's eyes. */
const fit = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'])
const alsoFit = new Set(['Zlib', 'PSF-2.0', 'OFL-1.1', 'CC-BY-3.0', 'MIT/X11', 'AFL-2.1', 'CC0-1.0', 'Python-2.0'])

/** What these do not say in their `package.json`, found out by hand. */
const foundByHand: Readonly<Record<string, string>> = {
  // Their licence file, or that of their repository.
  'jspath@0.4.0': 'MIT',
  'escape-regexp-component@1.0.2': 'MIT',
  // Says nothing in its package; its author's other packages of that time are MIT/X11. Comes with exceljs.
  'buffers@0.1.1': 'MIT/X11',
}

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
})
const oldManifest = z.object({ licenses: z.array(z.object({ type: z.string() })) })

interface Licensed {
  readonly name: string
  readonly licence: string
}

process.exitCode = main()

/** Lists what the product is installed with, one package a line; exit code 1 where a licence must be looked at. */
function main(): number {
  const packages = installed()
  for (const { name, licence } of packages) process.stdout.write(`${name}\t${licence}\n`)
  const doubtful = packages.filter(({ licence }) => !isFit(licence))
  for (const { name, licence } of doubtful) process.stderr.write(`Look at ${name}: ${licence}\n`)
  process.stderr.write(`${packages.length} packages, ${doubtful.length} to look at.\n`)
  return doubtful.length === 0 ? 0 : 1
}

function installed(): readonly Licensed[] {
  const { packages } = lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .flatMap(([path, { version = '', license, optional }]) => {
      const name = `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`
      // Made for another kind of machine, and not on this one.
      if (optional === true && !existsSync(path)) return []
      return [{ name, licence: license ?? foundByHand[name] ?? writtenTheOldWay(path) ?? 'not stated' }]
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

function writtenTheOldWay(path: string): string | undefined {
  const read = oldManifest.safeParse(JSON.parse(readFileSync(`${path}/package.json`, 'utf8')))
  return read.data?.licenses.map(({ type }) => type).join(' OR ')
}

/** Of several joined by OR one is enough; of those joined by AND all must be fit. */
function isFit(licence: string): boolean {
  const one = (name: string): boolean => fit.has(name) || alsoFit.has(name)
  return licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((all) => all.split(' AND ').every(one))
}
