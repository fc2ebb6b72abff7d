import { translator } from '../../../locales/translate.ts'
import type { Block, Chapter, ReportDocument } from '../../document/document.ts'
import { memoryOfPdf } from '../memory.ts'
import { packed } from './packing.ts'
import { contentsIn } from './part-contents.ts'
import { chaptersIn, treeOf } from './report-tree.ts'

/**
 * What drawing one PDF may take by estimate, in bytes. It is the same on every machine, so that the parts of a published
 * edition stay what they were.
 */
export const mostPerPart = 600_000_000

export interface DividedReport {
  /** What stands in each part, line by line; none where the report is one PDF. */
  readonly contents: readonly (readonly string[])[]
  /** The part of that number as a report of its own, or without a number the whole; undefined where there is no such PDF. */
  readonly part: (number?: number) => ReportDocument | undefined
}

/**
 * A report too large for one PDF in several, in their order: whole goals as far as they fit, else areas, else rows.
 * Nothing is lost and nothing stands twice but the headings over what goes on.
 */
export function divideReport(report: ReportDocument, most = mostPerPart): DividedReport {
  const whole: DividedReport = { contents: [], part: (number) => (number === undefined ? report : undefined) }
  if (memoryOfPdf(report) <= most) return whole
  const { chapters, ...rest } = report
  // On paper nothing is chosen, and the tables say what charts do.
  const front = { ...rest, filters: [] }
  const tree = treeOf(chapters.map((chapter) => ({ ...chapter, blocks: chapter.blocks.filter(isPrinted) })))
  const ranges = packed(tree, most - memoryOfPdf({ ...front, chapters: [] }))
  const parts = ranges.length
  if (parts === 1) return whole

  const t = translator(report.language)
  const contents = ranges.map((range) => contentsIn(tree, range))
  return {
    contents,
    part(number) {
      const range = number === undefined ? undefined : ranges[number - 1]
      if (number === undefined || range === undefined) return undefined
      const lines = contents[number - 1] ?? []
      const its = chaptersIn(tree, range, t('report.part.continued'))
      return {
        ...front,
        title: t('report.part.title', { title: report.title, part: number, parts }),
        facts: [...report.facts, t('report.part.of', { part: number, parts })],
        chapters: [number === 1 ? listOfParts(report, contents) : thisPart(report, lines), ...its],
      }
    },
  }
}

function isPrinted({ kind }: Block): boolean {
  return kind !== 'chart'
}

/** At the front of the first part: what stands in which. */
function listOfParts({ language }: ReportDocument, contents: DividedReport['contents']): Chapter {
  const t = translator(language)
  const blocks = contents.flatMap((lines, index): readonly Block[] => [
    { kind: 'paragraph', style: 'label', words: [t('report.part.of', { part: index + 1, parts: contents.length })] },
    linesBlock(lines),
  ])
  return { id: 'parts', title: t('report.part.list'), wide: false, blocks }
}

/** At the front of the others. */
function thisPart({ language }: ReportDocument, lines: readonly string[]): Chapter {
  const t = translator(language)
  const first: Block = { kind: 'paragraph', style: 'hint', words: [t('report.part.first')] }
  return { id: 'parts', title: t('report.part.holds'), wide: false, blocks: [linesBlock(lines), first] }
}

function linesBlock(lines: readonly string[]): Block {
  return { kind: 'list', style: 'plain', items: lines.map((line) => [line]) }
}
