import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const debianChromium = '/usr/bin/chromium'

/** Names a Chromium to drive, installing Debian's where there is none and this user may; else says what to do. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const found = [env.CHROMIUM, debianChromium, '/usr/bin/google-chrome', chromium.executablePath()].find(
    (path) => path !== undefined && existsSync(path),
  )
  if (found !== undefined) return found
  if (isRoot() && existsSync('/usr/bin/apt-get')) installChromium()
  if (existsSync(debianChromium)) return debianChromium
  throw new Error(
    'The browser tests need Chromium or Chrome, and none was found: ' +
      'install one (`apt-get install chromium` on Debian) or set CHROMIUM to the path of its program.',
  )
}

/** Chromium refuses its sandbox to root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

function installChromium(): void {
  const aptGet = (...args: string[]) =>
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  try {
    aptGet('update')
    aptGet('install', '-y', '--no-install-recommends', 'chromium')
  } catch (error) {
    throw new Error('Chromium is not installed, and apt-get could not install it: do so, or set CHROMIUM.', {
      cause: error,
    })
  }
}
