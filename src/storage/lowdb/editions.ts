import type { Store } from '../../actions/ports.ts'
import type { DataFolder } from './data-folder.ts'
import { editionKind } from './document-kinds.ts'
import { DocumentsByRound } from './documents.ts'

export async function openEditions(
  data: DataFolder,
): Promise<Pick<Store, 'publish' | 'editions' | 'edition' | 'publishedSummary'>> {
  const editions = await DocumentsByRound.load(data, editionKind, 'editions')
  const inOrder = (round: string) => [...editions.in(round).all()].sort((one, other) => one.number - other.number)
  return {
    async publish(edition) {
      const document = editions.in(edition.round).document(String(edition.number))
      return await document.update((state) =>
        state === undefined ? { state: edition, result: true } : { result: false },
      )
    },
    editions: async (round) => inOrder(round).map(({ model: _, ...record }) => record),
    edition: async (round, number) => editions.in(round).find(String(number)),
    publishedSummary: async (round) => inOrder(round).at(-1)?.model.summary,
  }
}
