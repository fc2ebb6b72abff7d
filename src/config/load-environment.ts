import { existsSync } from 'node:fs'
import process from 'node:process'

export type EnvironmentReading =
  | { readonly ok: true; readonly env: Readonly<Record<string, string | undefined>> }
  | { readonly ok: false; readonly faults: readonly string[] }

/** The process's environment with `.env` of the working folder, whose values never win over the process's own. */
export function loadEnvironment(file = '.env'): EnvironmentReading {
  try {
    if (existsSync(file)) process.loadEnvFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? `${error.code}` : 'no code'
    return { ok: false, faults: [`${file}: cannot be read (${code}). Let the user who runs the bot read it.`] }
  }
  return { ok: true, env: process.env }
}
