import process from 'node:process'
import type { TestProject } from 'vitest/node'
import { type DatabaseServer, makeTemplate, run } from './test-database.ts'
import { startTestServer } from './test-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server on which databases may be made; `TEST_DATABASE_URL`, or one of the test run's own. */
    readonly postgres: DatabaseServer
  }
}

/** One server for the whole run; each test that asks for a database gets one of its own from the template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  // Nothing is kept longer than the run, so that nothing need reach the disk.
  const server = given === undefined ? await startTestServer(['-c', 'fsync=off']) : undefined
  const url = server?.url('postgres') ?? given ?? ''
  const databases = await makeTemplate(url)
  project.provide('postgres', databases)
  return async () => {
    await run(url, `drop database if exists ${databases.template}`)
    await server?.dispose()
  }
}
