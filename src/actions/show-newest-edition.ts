import { isCoordinator } from '../domain/access.ts'
import type { NewestEdition } from '../domain/newest-edition.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { ReportPreview } from '../domain/report-preview.ts'
import type { ActionContext, ReadingContext } from './context.ts'
import { loadProgramme, loadRound } from './load-round.ts'
import { previewReport, type ReportRequest } from './preview-report.ts'
import { publicLinks } from './report-links.ts'

type LinkingContext = ReadingContext & Pick<ActionContext, 'links'>

/** What `report` shows: a coordinator the report as it would be published now, a reader the newest that was. */
export async function showReport(
  context: ActionContext,
  request: ReportRequest,
): Promise<ReportPreview | NewestEdition | Refusal> {
  const { person, round } = request
  return (await isReader(context, person)) ? showNewestEdition(context, round) : previewReport(context, request)
}

/** Whether the person may read editions, and has no right beyond that. */
async function isReader(context: ReadingContext, person: Email): Promise<boolean> {
  const programme = await loadProgramme(context)
  return programme.readers.includes(person) && !isCoordinator(programme, person)
}

/** Links to the report that was published last, of all rounds or of one; never to what is for the office. */
export async function showNewestEdition(context: LinkingContext, named?: string): Promise<NewestEdition | Refusal> {
  const { store, links } = context
  const programme = await loadProgramme(context)
  const only = named === undefined ? undefined : await loadRound(context, named)
  if (only !== undefined && isRefusal(only)) return only
  const rounds = only === undefined ? await store.rounds() : [only.opened]
  const editions = (await Promise.all(rounds.map(({ round }) => store.editions(round.id)))).flat()
  const [newest] = editions.toSorted((one, other) => (one.publishedAt < other.publishedAt ? 1 : -1))
  const round = rounds.find((each) => each.round.id === newest?.round)?.round
  const series = programme.series.find(({ id }) => id === round?.series)
  if (newest === undefined || round === undefined || series === undefined) return refuse('only-editions')
  const { number, publishedAt } = newest
  return {
    kind: 'newest-edition',
    programme,
    series,
    round,
    edition: { number, publishedAt },
    links: publicLinks(links, programme, { round: round.id, edition: number }),
  }
}
