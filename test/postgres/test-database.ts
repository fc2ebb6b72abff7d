import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openPostgresStore } from '../../src/storage/postgres/postgres-store.ts'

/** A server on which databases may be made, and the one they are copies of. */
export interface DatabaseServer {
  readonly url: string
  readonly template: string
}

/** A database with the schema in it, of which the others are copies. */
export async function makeTemplate(server: string): Promise<DatabaseServer> {
  const template = `template_${randomBytes(6).toString('hex')}`
  await run(server, `create database ${template} encoding 'UTF8' template template0`)
  const store = await openPostgresStore({ url: withDatabase(server, template), pool: 1, access: 'write' })
  await store.close()
  return { url: server, template }
}

export interface TestDatabase {
  readonly url: string
  readonly drop: () => Promise<void>
}

/** A database that nobody else uses; `template0` for one without the schema. */
export async function createDatabase({ url: server, template }: DatabaseServer): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await run(server, `create database ${name} template ${template}`)
  return {
    url: withDatabase(server, name),
    drop: () => run(server, `drop database if exists ${name} with (force)`),
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.toString()
}

/** One statement on a connection of its own. */
export async function run(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Takes out every row, children before their parents, and leaves the schema. */
export async function emptyDatabase({ url }: Pick<TestDatabase, 'url'>): Promise<void> {
  await run(
    url,
    `do $$ declare name text; begin
       for name in select relname from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace
         and relname not like 'schema_migration%' and relname <> 'pace' order by oid desc
       loop execute format('delete from %I', name); end loop;
     end $$`,
  )
}
