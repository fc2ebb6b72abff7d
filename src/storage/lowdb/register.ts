import type { Store } from '../../actions/ports.ts'
import { movedSheets, type OpenedRound, type SheetMove } from '../../domain/expected-set.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Programme } from '../../domain/programme.ts'
import { registerVersion } from '../../domain/register-change.ts'
import type { RoundId } from '../../domain/round.ts'
import type { UpkeepAct } from '../../domain/upkeep.ts'
import type { DataFolder } from './data-folder.ts'
import { type RegisterDocument, registerKind, uploadKind } from './document-kinds.ts'
import { Documents } from './documents.ts'
import { uploadsFolder } from './file-names.ts'

type RegisterMethods = Pick<
  Store,
  'register' | 'importRegister' | 'registerChanges' | 'changeRegister' | 'keepUpload' | 'upload' | 'dropUpload'
>

/** The register, and how it changes what rounds have frozen. */
export interface Register extends RegisterMethods {
  /** The round with the owners that its sheets have by now; the same object as long as nothing has changed. */
  readonly withMoves: (opened: OpenedRound) => OpenedRound
  readonly upkeep: () => readonly UpkeepAct[]
  readonly noteUpkeep: (act: UpkeepAct) => Promise<void>
  /** But for the last one; notes how many that were, with as many beside them. */
  readonly forgetChanges: (before: Instant, at: Instant, beside: number) => Promise<number>
}

export async function openRegister(data: DataFolder): Promise<Register> {
  const register = await data.load(registerKind, 'register.json')
  const uploads = await Documents.load(data, uploadKind, uploadsFolder)
  const programmeOf = remembered(withoutRecords)
  const movesOf = remembered(movesByRound)
  const views = new Map<RoundId, { readonly opened: OpenedRound; readonly of: unknown; readonly view: OpenedRound }>()

  return {
    async register() {
      return register.current && programmeOf(register.current)
    },
    async importRegister(programme) {
      return await register.update((state) =>
        state === undefined ? { state: programme, result: true } : { result: false },
      )
    },
    async registerChanges() {
      return register.current?.changes ?? []
    },
    async changeRegister({ programme, change, moves }) {
      return await register.update((state) => {
        const changes = state?.changes ?? []
        if (state === undefined || change.number !== registerVersion(changes) + 1) return { result: false }
        const { by, at, number } = change
        const moved = moves.map(({ project: _, ...move }) => ({ ...move, by, at, change: number }))
        const all = [...(state.moves ?? []), ...moved]
        return {
          state: {
            ...programme,
            ...(state.upkeep === undefined ? {} : { upkeep: state.upkeep }),
            changes: [...changes, change],
            ...(all.length === 0 ? {} : { moves: all }),
          },
          result: true,
        }
      })
    },
    upkeep: () => register.current?.upkeep ?? [],
    async noteUpkeep(act) {
      await register.update((state) =>
        state === undefined
          ? { result: undefined }
          : { state: { ...state, upkeep: [...(state.upkeep ?? []), act] }, result: undefined },
      )
    },
    async forgetChanges(before, at, beside) {
      return await register.update((state) => {
        const changes = state?.changes ?? []
        // The last one's number is the register's version.
        const kept = changes.filter((change, index) => change.at >= before || index === changes.length - 1)
        const count = changes.length - kept.length + beside
        if (state === undefined || count === 0) return { result: 0 }
        const act: UpkeepAct = { at, act: 'forgotten', kind: 'audit', before, count }
        const records = changes.length === 0 ? {} : { changes: kept }
        return { state: { ...state, ...records, upkeep: [...(state.upkeep ?? []), act] }, result: count }
      })
    },
    withMoves(opened) {
      const moves = register.current && movesOf(register.current).get(opened.round.id)
      if (moves === undefined) return opened
      const { id } = opened.round
      const known = views.get(id)
      if (known?.opened === opened && known.of === moves) return known.view
      const view = { ...opened, moves, sheets: movedSheets(opened.sheets, moves) }
      views.set(id, { opened, of: moves, view })
      return view
    },
    async keepUpload(upload) {
      await uploads.document(upload.by).update(() => ({ state: { by: upload.by, upload }, result: undefined }))
    },
    async upload(person) {
      return uploads.find(person)?.upload
    },
    async dropUpload(person, id) {
      if (uploads.find(person)?.upload?.id !== id) return
      await uploads
        .document(person)
        .update((state) =>
          state?.upload?.id === id ? { state: { by: person }, result: undefined } : { result: undefined },
        )
    },
  }
}

function withoutRecords({ changes: _, moves: __, upkeep: ___, ...programme }: RegisterDocument): Programme {
  return programme
}

function movesByRound({ moves = [] }: RegisterDocument): ReadonlyMap<RoundId, readonly SheetMove[]> {
  const byRound = new Map<RoundId, SheetMove[]>()
  for (const { round, ...move } of moves) byRound.set(round, [...(byRound.get(round) ?? []), move])
  return byRound
}

/** Worked out once for each state of the document: who has a register compares it by its identity. */
function remembered<State extends object, Result>(work: (state: State) => Result): (state: State) => Result {
  const results = new WeakMap<State, Result>()
  return (state) => {
    const known = results.get(state) ?? work(state)
    results.set(state, known)
    return known
  }
}
