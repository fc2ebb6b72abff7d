import { existsSync } from 'node:fs'
import process from 'node:process'

/** The process's environment with `.env` of the working folder, whose values never win over the process's own. */
export function loadEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}
