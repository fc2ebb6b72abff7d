import { StorageFailure } from '../../actions/ports.ts'
import { checkBackup, isSameTally, readBackup, writeBackup } from './backup-file.ts'
import type { Archive, Piece } from './piece.ts'
import { type Tally, Tallying } from './tally.ts'

/** Everything in the store as one file; gives what it holds. */
export async function backUp(archive: Archive, file: string): Promise<Tally> {
  return await writeBackup(file, expectSomething(archive.read()))
}

/** A copy of nothing would pass for one of everything: most likely the wrong store is named. */
async function* expectSomething(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  let isEmpty = true
  for await (const piece of pieces) {
    isEmpty = false
    yield piece
  }
  if (!isEmpty) return
  throw new StorageFailure(
    'The store holds nothing yet, and no backup was made. Set DATA_DIR or DATABASE_URL to where the data is.',
  )
}

/** The file into an empty store, which may be of the other kind; gives what was written and found again. */
export async function restore(archive: Archive, file: string): Promise<Tally> {
  const expected = await checkBackup(file)
  await archive.write(readBackup(file), async (written) => {
    const tally = await tallied(written)
    if (isSameTally(tally, expected)) return
    throw new StorageFailure(`What was written is not what ${file} holds. Nothing was kept of it. Try again.`)
  })
  return expected
}

async function tallied(pieces: AsyncIterable<Piece>): Promise<Tally> {
  const tallying = new Tallying()
  for await (const piece of pieces) tallying.add(piece)
  return tallying.tally
}
