import { type FileChild, HeadingLevel, Paragraph } from 'docx'
import type { Block, ParagraphStyle, TargetLabels, TargetWords, Words } from '../document/document.ts'
import { drawTable } from './table.ts'
import { textRuns, wordsRuns } from './words.ts'

const paragraphStyles: Readonly<Record<ParagraphStyle, string>> = {
  words: 'Normal',
  text: 'Normal',
  hint: 'Hint',
  label: 'Label',
  short: 'Normal',
  chosen: 'Normal',
  alert: 'Alert',
}

const headingLevels = { 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3, 5: HeadingLevel.HEADING_4 } as const

/** `wide` where the page lies on its side. */
export function drawBlock(block: Block, wide: boolean): FileChild[] {
  return block.kind === 'table' ? drawTable(block.table, wide, drawParagraphs) : drawParagraphs(block)
}

/** Everything but a table, which stands in no other. */
export function drawParagraphs(block: Block): Paragraph[] {
  switch (block.kind) {
    case 'heading': {
      return [new Paragraph({ heading: headingLevels[block.rank], children: wordsRuns(block.words) })]
    }
    case 'paragraph':
      return [new Paragraph({ style: paragraphStyles[block.style], children: wordsRuns(block.words) })]
    case 'typed':
      return [new Paragraph({ children: textRuns(block) })]
    case 'list':
      return block.items.map((item) =>
        block.style === 'people' ? new Paragraph({ children: wordsRuns(item) }) : bullet(item),
      )
    case 'targets':
      return block.targets.flatMap((target) => drawTarget(target, block.labels))
    case 'rounds':
      return block.rounds.flatMap(({ name, blocks }) => [
        new Paragraph({ style: 'RoundName', children: wordsRuns(name) }),
        ...blocks.flatMap(drawParagraphs),
      ])
    case 'counts':
      return block.counts.map(([name, value]) => bullet([`${name}: ${value}`]))
    case 'level':
      return [
        new Paragraph({ children: wordsRuns([block.text]) }),
        ...(block.movement === undefined ? [] : drawParagraphs({ kind: 'movement', movement: block.movement })),
      ]
    case 'movement':
      return [
        new Paragraph({ style: 'Movement', children: wordsRuns([`${block.movement.sign} ${block.movement.text}`]) }),
      ]
    case 'chart':
    case 'table':
      return []
  }
}

function bullet(words: Words): Paragraph {
  return new Paragraph({ numbering: { reference: 'bullets', level: 0 }, children: wordsRuns(words) })
}

function drawTarget({ text, indicators, source }: TargetWords, labels: TargetLabels): Paragraph[] {
  return [
    new Paragraph({ children: textRuns(text) }),
    ...(indicators.length === 0
      ? []
      : [new Paragraph({ style: 'Label', children: wordsRuns([labels.indicators]) }), ...indicators.map(bullet)]),
    ...(source === undefined
      ? []
      : [
          new Paragraph({ style: 'Label', children: wordsRuns([labels.source]) }),
          new Paragraph({ children: textRuns(source) }),
        ]),
  ]
}
