import { wordsText } from '../../document/words-text.ts'
import { type Branch, type Range, type TreeNode, within } from './report-tree.ts'

/** So many things are told line by line; of more, the first and the last. */
const mostLines = 6
const below = ' · '

/**
 * What stands in a part, a line for each thing, by the largest that is whole: the chapter, else the goal, else the area,
 * and from which row to which where even that is divided.
 */
export function contentsIn(tree: readonly Branch[], range: Range): readonly string[] {
  return within(tree, range).flatMap((chapter) => linesOf(chapter, range, []))
}

function linesOf(node: TreeNode, range: Range, above: readonly string[]): readonly string[] {
  const path = [...above, ...named(node, above)]
  if (node.kind !== 'branch' || isWhole(node, range)) return [path.join(below)]
  const inside = within(node.children, range)
  const lines: string[] = []
  for (let at = 0; at < inside.length; ) {
    const run = wholeFrom(inside, at, range)
    const [next] = inside.slice(at)
    lines.push(...(run.length > 0 || next === undefined ? runLines(run, path) : linesOf(next, range, path)))
    at += Math.max(run.length, 1)
  }
  return lines.length === 0 ? [path.join(below)] : lines
}

/** What stands there whole, one after the other. */
function wholeFrom<Node extends TreeNode>(nodes: readonly Node[], at: number, range: Range): readonly Node[] {
  const rest = nodes.slice(at)
  const divided = rest.findIndex((node) => !isWhole(node, range))
  return divided === -1 ? rest : rest.slice(0, divided)
}

/** Nothing where nothing has a name: then what is above tells enough. */
function runLines(run: readonly TreeNode[], path: readonly string[]): readonly string[] {
  const names = run.flatMap((node) => named(node, path))
  const [first = ''] = names
  const areRows = run.some(({ kind }) => kind === 'row')
  const told = names.length > (areRows ? 1 : mostLines) ? [`${first} – ${names.at(-1) ?? ''}`] : names
  return told.map((name) => [...path, name].join(below))
}

function isWhole({ first, end }: TreeNode, range: Range): boolean {
  return first >= range.first && end <= range.end
}

/** A table right below the title of a chapter goes by its caption; under a heading that would say the same again. */
function named(node: TreeNode, above: readonly string[]): readonly string[] {
  const name = nameOf(node, above.length === 1).trim()
  return name === '' ? [] : [name]
}

function nameOf(node: TreeNode, isInChapter: boolean): string {
  if (node.kind !== 'branch') return node.row === undefined ? '' : wordsText(node.row.cells[0])
  const { frame } = node
  if (frame.kind === 'chapter') return frame.chapter.title
  if (frame.kind === 'heading') return frame.heading.entry?.title ?? wordsText(frame.heading.words)
  if (frame.kind === 'table') return isInChapter ? frame.table.caption : ''
  return frame.group.words !== undefined ? wordsText(frame.group.words) : ''
}
