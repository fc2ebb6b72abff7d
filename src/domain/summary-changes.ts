import { canonicalJson } from './canonical-json.ts'
import type { ReportChange, SummaryAspect } from './report-correction.ts'
import type { EarlierSummary, ReportModel, SummaryParagraph } from './report-model.ts'

type Paragraph = Omit<Partial<SummaryParagraph & EarlierSummary>, 'goal' | 'text'> &
  Pick<SummaryParagraph, 'goal' | 'text'>

/** The paragraphs of this round and of earlier ones that read otherwise, each with what has changed of it. */
export function summaryChanges(before: ReportModel, after: ReportModel): readonly ReportChange[] {
  const [older, newer] = [paragraphs(before), paragraphs(after)]
  return [...new Set([...newer.keys(), ...older.keys()])].flatMap((key): readonly ReportChange[] => {
    const [one, other] = [older.get(key), newer.get(key)]
    const place = other ?? one
    if (place === undefined || isSame(one, other)) return []
    const { goal, area, deadline } = place
    const besides = aspects(one, other)
    const isOtherText = one?.text !== other?.text
    return [
      {
        what: 'summary',
        goal,
        ...(area === undefined ? {} : { area }),
        ...(deadline === undefined ? {} : { deadline }),
        ...(one === undefined || !isOtherText ? {} : { before: one.text }),
        ...(other === undefined || !isOtherText ? {} : { after: other.text }),
        ...(besides.length === 0 ? {} : { besides }),
      },
    ]
  })
}

function paragraphs({ summary, earlierSummaries }: ReportModel): ReadonlyMap<string, Paragraph> {
  return new Map(
    [...summary, ...earlierSummaries].map((each: Paragraph) => [
      JSON.stringify([each.deadline, each.goal, each.area]),
      each,
    ]),
  )
}

/** None of a paragraph that was not there before or is gone. */
function aspects(before: Paragraph | undefined, after: Paragraph | undefined): readonly SummaryAspect[] {
  if (before === undefined || after === undefined) return []
  const isOther = (field: 'translations' | 'language' | 'writtenBy'): boolean => !isSame(before[field], after[field])
  const found: readonly SummaryAspect[] = [
    ...(before.approved === after.approved
      ? []
      : [after.approved === true ? ('approved' as const) : ('unapproved' as const)]),
    ...(isOther('translations') ? ['translation' as const] : []),
    ...(isOther('language') ? ['language' as const] : []),
  ]
  if (found.length > 0 || before.text !== after.text) return found
  return [isOther('writtenBy') ? 'writer' : 'sources']
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other)
}
