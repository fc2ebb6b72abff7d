import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import { connectionFailure, storageFailure } from './faults.ts'

/** PostgreSQL, whose failures come as a `StorageFailure` that says what to do. */
export class TellingDialect extends PostgresDialect {
  override createDriver(): Driver {
    return new TellingDriver(super.createDriver())
  }
}

class TellingDriver implements Driver {
  readonly #driver: Driver
  readonly #inner = new WeakMap<DatabaseConnection, DatabaseConnection>()

  constructor(driver: Driver) {
    this.#driver = driver
  }

  async init(): Promise<void> {
    await this.#driver.init()
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const inner = await this.#driver.acquireConnection().catch((error: unknown) => {
      throw connectionFailure(error)
    })
    const outer = new TellingConnection(inner)
    this.#inner.set(outer, inner)
    return outer
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await this.#driver.beginTransaction(connection, settings)
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#driver.commitTransaction(connection)
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // Where the connection is gone the server has rolled back by itself, and what went wrong is told already.
    await this.#driver.rollbackTransaction(connection).catch(() => undefined)
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await this.#driver.releaseConnection(this.#inner.get(connection) ?? connection)
  }

  async destroy(): Promise<void> {
    await this.#driver.destroy()
  }
}

class TellingConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection

  constructor(connection: DatabaseConnection) {
    this.#connection = connection
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return await telling(this.#connection.executeQuery<Row>(query))
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#connection.streamQuery<Row>(query, chunkSize)
  }
}

async function telling<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw storageFailure(error)
  }
}
