#!/usr/bin/env node
// On a developer's machine the sources run as they are, so that `npx oma-arviointi` works after `npm ci`
// alone; where only the product is installed there is no tsx, and the built files run.
import { existsSync } from 'node:fs'

const built = new URL('../../dist/cli/main.js', import.meta.url)
const sources = await import('tsx/esm/api').catch(() => undefined)
if (sources !== undefined) {
  sources.register()
  await import('./main.ts')
} else if (existsSync(built)) {
  await import(built.href)
} else {
  process.stderr.write('Neither tsx nor dist/ is here: run npm ci, or npm run build.\n')
  process.exitCode = 70
}
