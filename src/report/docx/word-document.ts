import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx'
import { translator } from '../../locales/translate.ts'
import type { Chapter, ReportDocument } from '../document/document.ts'
import { wordsText } from '../document/words-text.ts'
import { xmlText } from '../xml-text.ts'
import { drawBlock } from './block.ts'
import { numbering, styles } from './styles.ts'
import { wordsRuns } from './words.ts'

/** The document as a file of Word; nothing in it but its time stamps depends on when it is made. */
export async function packDocument(report: ReportDocument, at: Date): Promise<Uint8Array> {
  const { language, title, programme } = report
  const document = new Document({
    title: xmlText(`${title} – ${wordsText(programme)}`),
    creator: xmlText(wordsText(programme)),
    lastModifiedBy: xmlText(wordsText(programme)),
    customProperties: [{ name: 'compiled', value: at.toISOString() }],
    styles: styles(language),
    numbering,
    hyphenation: { autoHyphenation: true },
    sections: pagesOf(report.chapters).map(({ wide, chapters }, index) => ({
      properties: {
        page: {
          size: {
            width: 11906,
            height: 16838,
            orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: { top: 1134, bottom: 1134, left: 1021, right: 1021 },
        },
      },
      ...edges(report),
      children: [...(index === 0 ? front(report) : []), ...chapters.flatMap(chapterBlocks)],
    })),
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** Chapters that lie the same way follow each other on the same pages; the front stands upright. */
function pagesOf(
  chapters: readonly Chapter[],
): readonly { readonly wide: boolean; readonly chapters: readonly Chapter[] }[] {
  const pages: { wide: boolean; chapters: Chapter[] }[] = [{ wide: false, chapters: [] }]
  for (const chapter of chapters) {
    const last = pages.at(-1)
    if (last !== undefined && last.wide === chapter.wide) last.chapters.push(chapter)
    else pages.push({ wide: chapter.wide, chapters: [chapter] })
  }
  return pages
}

function front({ language, title, programme, facts, notice, chapters }: ReportDocument): ISectionOptions['children'] {
  const contents = translator(language)('report.contents')
  const entries = chapters.flatMap(entriesOf)
  return [
    new Paragraph({ style: 'Subtitle', children: wordsRuns(programme) }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: wordsRuns([title]) }),
    ...facts.map(
      (fact) => new Paragraph({ numbering: { reference: 'bullets', level: 0 }, children: wordsRuns([fact]) }),
    ),
    ...(notice === undefined ? [] : [new Paragraph({ style: 'Notice', children: wordsRuns([notice]) })]),
    new Paragraph({ style: 'ContentsHeading', children: wordsRuns([contents]) }),
    // Entries of its own would carry numbers that count on from one file to the next. Word adds pages and links.
    new TableOfContents(contents, {
      hyperlink: true,
      headingStyleRange: entries.some(({ level }) => level === 3) ? '1-3' : '1-2',
      cachedEntries: entries,
    }),
  ]
}

function entriesOf({ title, blocks }: Chapter): { readonly title: string; readonly level: number }[] {
  const parts = blocks.flatMap((block) =>
    block.kind === 'heading' && (block.rank === 3 || block.entry !== undefined)
      ? [{ title: xmlText(wordsText(block.words)), level: block.rank - 1 }]
      : [],
  )
  return [{ title: xmlText(title), level: 1 }, ...parts]
}

function chapterBlocks({ title, wide, blocks }: Chapter): ISectionOptions['children'] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: wordsRuns([title]) }),
    ...blocks.flatMap((block) => drawBlock(block, wide)),
  ]
}

function edges({ title, programme, notice }: ReportDocument): Pick<ISectionOptions, 'headers' | 'footers'> {
  const name = xmlText(`${title} – ${wordsText(programme)}`)
  const footer = new Footer({
    children: [
      new Paragraph({
        style: 'Edge',
        children: [
          new TextRun(`${name}   `),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
  if (notice === undefined) return { footers: { default: footer } }
  const header = new Header({ children: [new Paragraph({ style: 'Notice', children: wordsRuns([notice]) })] })
  return { footers: { default: footer }, headers: { default: header } }
}
