import { join } from 'node:path'
import type { Store } from '../../actions/ports.ts'
import type { OpenedRound } from '../../domain/expected-set.ts'
import type { Email } from '../../domain/programme.ts'
import type { RoundId } from '../../domain/round.ts'
import { withExtension, withRoundAct } from '../../domain/round-acts.ts'
import type { DataFolder } from './data-folder.ts'
import type { Document } from './document.ts'
import { roundKind } from './document-kinds.ts'
import { roundFile, roundsFolder } from './file-names.ts'

type RoundMethods = Pick<Store, 'openRound' | 'round' | 'rounds' | 'actOnRound' | 'extendRound' | 'handOver'>

/** The rounds, and the commit point of their planned steps. */
export interface Rounds extends RoundMethods {
  readonly isPlanned: (round: RoundId, step: string) => boolean
  readonly plannedSteps: (round: RoundId) => ReadonlySet<string>
  readonly rewriteRound: (round: RoundId, change: (opened: OpenedRound) => OpenedRound) => Promise<void>
  readonly markPlanned: (round: RoundId, step: string) => Promise<void>
}

/** `withMoves` puts the owners of today where the round has frozen those of its opening. */
export async function openRounds(data: DataFolder, withMoves: (opened: OpenedRound) => OpenedRound): Promise<Rounds> {
  const byFile = await loadRounds(data)

  function find(id: RoundId): OpenedRound | undefined {
    const opened = byFile.get(roundFile(id))?.current
    return opened && withMoves(opened)
  }

  /** False where the change is none. */
  async function changeOpened(id: RoundId, change: (round: OpenedRound) => OpenedRound | undefined): Promise<boolean> {
    const document = byFile.get(roundFile(id))
    if (document?.current === undefined) throw new Error(`The round ${id} is not open`)
    return await document.update((round) => {
      const changed = round && change(round)
      return changed === undefined ? { result: false } : { state: changed, result: true }
    })
  }

  return {
    async openRound({ round, at, sheets, by, reason }) {
      const file = roundFile(round.id)
      const document = byFile.get(file) ?? data.document(roundKind, file)
      byFile.set(file, document)
      return await document.update((state) =>
        state === undefined
          ? { state: { ...openedBy(by, reason), round, openedAt: at, sheets, ...nothingYet }, result: true }
          : { result: false },
      )
    },
    async round(id) {
      return find(id)
    },
    async rounds() {
      return [...byFile.values()]
        .flatMap(({ current }) => (current === undefined ? [] : withMoves(current)))
        .sort(byDeadline)
    },
    actOnRound(id, act) {
      return changeOpened(id, (round) => withRoundAct(round, act))
    },
    extendRound(from, to, extension) {
      return changeOpened(from.id, (round) => withExtension(round, from, to, extension))
    },
    async handOver(id, handovers) {
      await changeOpened(id, (round) => ({ ...round, handovers: [...round.handovers, ...handovers] }))
    },
    async rewriteRound(id, change) {
      await changeOpened(id, change)
    },
    isPlanned(id, step) {
      return find(id)?.plannedSteps.includes(step) ?? false
    },
    plannedSteps(id) {
      return new Set(find(id)?.plannedSteps)
    },
    async markPlanned(id, step) {
      await changeOpened(id, (round) =>
        round.plannedSteps.includes(step) ? undefined : { ...round, plannedSteps: [...round.plannedSteps, step] },
      )
    },
  }
}

const nothingYet = { exemptions: [], handovers: [], plannedSteps: [] }

function openedBy(by?: Email, reason?: string): Pick<OpenedRound, 'openedBy' | 'openedReason'> {
  return {
    ...(by === undefined ? {} : { openedBy: by }),
    ...(reason === undefined ? {} : { openedReason: reason }),
  }
}

async function loadRounds(data: DataFolder): Promise<Map<string, Document<OpenedRound>>> {
  const byFile = new Map<string, Document<OpenedRound>>()
  for (const folder of await data.subfolders(roundsFolder)) {
    const file = join(folder, 'round.json')
    byFile.set(file, await data.load(roundKind, file))
  }
  return byFile
}

function byDeadline({ round: one }: OpenedRound, { round: other }: OpenedRound): number {
  if (one.deadline !== other.deadline) return one.deadline < other.deadline ? -1 : 1
  return one.id < other.id ? -1 : 1
}
