import type { Adapter } from 'lowdb'
import { describe, expect, test } from 'vitest'
import { StorageFailure } from '../../src/actions/ports.ts'
import { type Change, Document } from '../../src/storage/lowdb/document.ts'

interface Tally {
  readonly count: number
}

/** An adapter whose writes end when the test says so. */
class SlowAdapter implements Adapter<Tally> {
  readonly written: number[] = []
  readonly #pending: { resolve: () => void; reject: (error: unknown) => void }[] = []

  async read(): Promise<Tally | null> {
    return null
  }

  write({ count }: Tally): Promise<void> {
    this.written.push(count)
    return new Promise((resolve, reject) => this.#pending.push({ resolve, reject }))
  }

  async succeed(): Promise<void> {
    this.#pending.shift()?.resolve()
    await settled()
  }

  async fail(): Promise<void> {
    this.#pending.shift()?.reject(new Error('ENOSPC'))
    await settled()
  }
}

describe('a document', () => {
  test('shows a change only when it is durable', async () => {
    const { adapter, document } = slowDocument()
    const added = document.update(add)
    await settled()
    expect(document.current).toBeUndefined()
    await adapter.succeed()
    expect(await added).toBe(1)
    expect(document.current).toEqual({ count: 1 })
  })

  test('writes together what arrives while a write runs', async () => {
    const { adapter, document } = slowDocument()
    const added = Array.from({ length: 100 }, () => document.update(add))
    await adapter.succeed()
    await adapter.succeed()
    expect(adapter.written).toEqual([1, 100])
    expect(await Promise.all(added)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
  })

  test('fails everyone who waits for a write that fails, and is as before', async () => {
    const { adapter, document } = slowDocument()
    const first = document.update(add)
    const [second, third] = [document.update(add), document.update(add)]
    await adapter.succeed()
    const outcomes = Promise.allSettled([first, second, third])
    await adapter.fail()
    expect(await outcomes).toMatchObject([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: { code: 'storage-failed', cause: new Error('ENOSPC') } },
      { status: 'rejected', reason: expect.any(StorageFailure) },
    ])
    expect(document.current).toEqual({ count: 1 })
  })

  test('can be written again after a write that failed', async () => {
    const { adapter, document } = slowDocument()
    const failed = expect(document.update(add)).rejects.toThrow(StorageFailure)
    const waiting = document.update(add)
    await adapter.fail()
    await adapter.succeed()
    await failed
    expect(await waiting).toBe(1)
    expect(document.current).toEqual({ count: 1 })
  })

  test('keeps a change that throws to its own caller', async () => {
    const { adapter, document } = slowDocument()
    const thrown = document.update<number>(() => {
      throw new Error('a defect')
    })
    const added = document.update(add)
    await expect(thrown).rejects.toThrow('a defect')
    await adapter.succeed()
    expect(await added).toBe(1)
  })

  test('writes nothing when nothing changes', async () => {
    const { adapter, document } = slowDocument()
    expect(await document.update(look)).toBeUndefined()
    expect(adapter.written).toEqual([])
  })

  test('does not tell what rests on a write before that write is durable', async () => {
    const { adapter, document } = slowDocument()
    void document.update(add)
    void document.update(add)
    let told: number | undefined
    const looked = document.update(look).then((count) => {
      told = count
    })
    await adapter.succeed()
    expect(told).toBeUndefined()
    await adapter.succeed()
    await looked
    expect(told).toBe(2)
  })

  test('fails who has seen what could not be written', async () => {
    const { adapter, document } = slowDocument()
    void document.update(add)
    const both = Promise.allSettled([document.update(add), document.update(look)])
    await adapter.succeed()
    await adapter.fail()
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  test('cannot be changed through what it has handed out or taken in', async () => {
    const { adapter, document } = slowDocument()
    const state = { count: 1 }
    const updated = document.update(() => ({ state, result: undefined }))
    await adapter.succeed()
    await updated
    expect(() => Object.assign(state, { count: 2 })).toThrow(TypeError)
    expect(Object.isFrozen(document.current)).toBe(true)
  })
})

function slowDocument(): { adapter: SlowAdapter; document: Document<Tally> } {
  const adapter = new SlowAdapter()
  return { adapter, document: new Document(adapter) }
}

function add(state: Tally = { count: 0 }): Change<Tally, number> {
  const count = state.count + 1
  return { state: { count }, result: count }
}

function look(state: Tally | undefined): Change<Tally, number | undefined> {
  return { result: state?.count }
}

/** Everything that can happen without the disk has happened. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
