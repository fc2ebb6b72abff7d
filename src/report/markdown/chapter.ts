import type { Block, Cell, Chapter, RoundWords, Table, TargetLabels, TargetWords, Words } from '../document/document.ts'
import { wordsText } from '../document/words-text.ts'
import { inline, line, block as typedBlock } from './escape.ts'
import { markdownTable } from './table.ts'

/** The blocks of a chapter, to stand with an empty line between them. */
export function chapterBlocks({ title, blocks }: Chapter): readonly string[] {
  let rank = 2
  const written = blocks.flatMap((block) => {
    if (block.kind === 'heading') rank = block.rank
    return blockLines(block, rank)
  })
  return [`## ${inline(title)}`, ...written]
}

/** `rank` is that of the heading above. */
function blockLines(block: Block, rank: number): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [headingLine(block.rank, words(block.words))]
    case 'paragraph':
      if (block.style === 'label' || block.style === 'alert') return [`*${words(block.words)}*`]
      return [typedBlock(wordsText(block.words))]
    case 'typed':
      return [typedBlock(block.text)]
    case 'list':
      return [block.items.map((item) => `- ${line(wordsText(item))}`).join('\n')]
    case 'targets':
      return [block.targets.flatMap((target) => targetLines(target, block.labels)).join('\n')]
    case 'rounds':
      return block.rounds.flatMap((round) => roundLines(round, rank))
    case 'counts':
      return [block.counts.map(([name, value]) => `- ${line(`${name}: ${value}`)}`).join('\n')]
    case 'level':
    case 'movement':
      return [inline(cellText([block]))]
    case 'chart':
      return []
    case 'table':
      return block.table.kind === 'grid' ? gridLines(block.table) : proseLines(block.table, rank)
  }
}

function roundLines({ name, blocks }: RoundWords, rank: number): readonly string[] {
  return [`**${words(name)}**`, ...blocks.flatMap((block) => blockLines(block, rank))]
}

function targetLines({ text, indicators, source }: TargetWords, labels: TargetLabels): readonly string[] {
  return [
    `- ${line(text.text)}`,
    ...indicators.map((indicator) => `  - ${labels.indicators}: ${words(indicator)}`),
    ...(source === undefined ? [] : [`  - ${labels.source}: ${inline(source.text)}`]),
  ]
}

/** Long texts keep their line breaks, which a table cannot: each row stands under a heading of its own. */
function proseLines({ groups }: Table, rank: number): readonly string[] {
  return groups.flatMap((group) => {
    const head = group.words === undefined ? [] : [headingLine(rank + 1, words(group.words))]
    const own = rank + 1 + head.length
    return [
      ...head,
      ...group.rows.flatMap(({ cells: [name, ...cells] }) => [
        headingLine(own, words(name)),
        ...cells.flatMap((cell) => (cell ?? []).flatMap((block) => blockLines(block, own))),
      ]),
    ]
  })
}

function gridLines({ caption, columns, groups }: Table): readonly string[] {
  const head = columns.map((column) => inline(wordsText(column.words)))
  const none = columns.slice(1).map(() => '')
  const rows = groups.flatMap((group) => [
    // Such a table has no rows across all columns: what is over its rows is a row of its own.
    ...(group.words === undefined ? [] : [[`**${words(group.words)}**`, ...none]]),
    ...group.rows.map(({ cells: [name, ...cells] }) => [words(name), ...cells.map((cell) => inline(cellText(cell)))]),
  ])
  return [typedBlock(caption), markdownTable(head, rows)]
}

/** There are no headings below the sixth. */
function headingLine(rank: number, text: string): string {
  return `${'#'.repeat(Math.min(rank, 6))} ${text}`
}

/** A cell in one line: what is asked before what is answered, and what is listed with semicolons. */
export function cellText(cell: Cell): string {
  return (cell ?? []).reduce((text, block, index, blocks) => {
    const before = blocks[index - 1]
    const asked = before?.kind === 'paragraph' && before.style === 'label'
    return text + (before === undefined ? '' : asked ? ': ' : '; ') + blockText(block)
  }, '')
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return wordsText(block.words)
    case 'typed':
      return block.text
    case 'list':
      return block.items.map((item) => personText(item)).join('; ')
    case 'level':
      return block.movement === undefined ? block.text : `${block.text}, ${block.movement.text}`
    case 'movement':
      return block.movement.text
    case 'rounds':
      return block.rounds.map(({ name, blocks }) => `${wordsText(name)}: ${cellText(blocks)}`).join('; ')
    case 'heading':
    case 'targets':
    case 'counts':
    case 'chart':
    case 'table':
      return ''
  }
}

/** `Kirsi Kallio, kirsi.kallio@example.fi`. */
function personText(item: Words): string {
  return item
    .map((piece) =>
      typeof piece !== 'string' && piece.kind === 'note' ? `, ${wordsText(piece.words)}` : wordsText([piece]),
    )
    .join('')
    .replace(/ (?=,)/, '')
}

function words(each: Words): string {
  return inline(markedText(each))
}

/** A mark stands in brackets, since a line of text has no other way of setting it apart. */
function markedText(each: Words): string {
  return each
    .map((piece) => (typeof piece !== 'string' && piece.kind === 'mark' ? `(${piece.text})` : wordsText([piece])))
    .join('')
}
