import type { Block, Chapter, Heading, Table, TableGroup, TableRow } from '../../document/document.ts'
import { memoryOf } from '../memory.ts'

/** What has other things in it, and stands again wherever one of them begins a part. */
export type Frame =
  | { readonly kind: 'chapter'; readonly chapter: Omit<Chapter, 'blocks'> }
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'table'; readonly table: Omit<Table, 'groups'> }
  | { readonly kind: 'group'; readonly group: Omit<TableGroup, 'rows'> }

/** What is never divided: blocks that belong together, a row, or nothing, where a frame is empty. */
export interface Leaf {
  readonly kind: 'blocks' | 'row' | 'nothing'
  readonly blocks: readonly Block[]
  readonly row?: TableRow
  readonly memory: number
  /** Its number among all leaves, and the next one's. */
  readonly first: number
  readonly end: number
}

export interface Branch {
  readonly kind: 'branch'
  readonly frame: Frame
  /** Of the frame alone. */
  readonly frameMemory: number
  /** With all that is in it. */
  readonly memory: number
  readonly children: readonly TreeNode[]
  readonly first: number
  readonly end: number
}

export type TreeNode = Branch | Leaf

/** The chapters as a tree: what stands under a heading, in a table, in a group of rows. */
export function treeOf(chapters: readonly Chapter[]): readonly Branch[] {
  let count = 0

  function leaf(kind: Leaf['kind'], blocks: readonly Block[], row?: TableRow): Leaf {
    count += 1
    const content = row === undefined ? { blocks } : { blocks, row }
    return { kind, ...content, memory: memoryOf(blocks) + memoryOf(row), first: count - 1, end: count }
  }

  function branch(frame: Frame, fill: () => readonly TreeNode[]): Branch {
    const first = count
    const filled = fill()
    const children = filled.length === 0 ? [leaf('nothing', [])] : filled
    const frameMemory = memoryOfFrame(frame)
    const memory = children.reduce((sum, child) => sum + child.memory, frameMemory)
    return { kind: 'branch', frame, frameMemory, memory, children, first, end: count }
  }

  /** Takes blocks from the front of the list until a heading that does not stand under one of this rank. */
  function under(rank: number, blocks: Block[]): readonly TreeNode[] {
    const children: TreeNode[] = []
    for (let block = blocks[0]; block !== undefined; block = blocks[0]) {
      if (block.kind === 'heading') {
        if (block.rank <= rank) return children
        const { kind, ...heading } = block
        blocks.shift()
        children.push(branch({ kind, heading }, () => under(heading.rank, blocks)))
      } else if (block.kind === 'table') {
        blocks.shift()
        children.push(tableBranch(block.table))
      } else children.push(leaf('blocks', together(blocks)))
    }
    return children
  }

  function tableBranch({ groups, ...table }: Table): Branch {
    return branch({ kind: 'table', table }, () =>
      groups.map(({ rows, ...group }) =>
        branch({ kind: 'group', group }, () => rows.map((row) => leaf('row', [], row))),
      ),
    )
  }

  return chapters.map(({ blocks, ...chapter }) => branch({ kind: 'chapter', chapter }, () => under(2, [...blocks])))
}

/** As the document has it: chapters and groups name no kind there. */
function memoryOfFrame(frame: Frame): number {
  if (frame.kind === 'chapter') return memoryOf(frame.chapter)
  return memoryOf(frame.kind === 'group' ? frame.group : frame)
}

/** The next block, after the labels above it. */
function together(blocks: Block[]): readonly Block[] {
  const isLabel = (block: Block | undefined): boolean => block?.kind === 'paragraph' && block.style === 'label'
  const labels = blocks.findIndex((block) => !isLabel(block))
  const next = labels === -1 ? undefined : blocks[labels]
  const hasOwnFrame = next?.kind === 'heading' || next?.kind === 'table'
  return blocks.splice(0, labels === -1 ? blocks.length : labels + (hasOwnFrame ? 0 : 1))
}

/** The part of a tree from one leaf to before another. */
export interface Range {
  readonly first: number
  readonly end: number
}

/** Those of which something is in the range. */
export function within<Node extends TreeNode>(nodes: readonly Node[], { first, end }: Range): readonly Node[] {
  return nodes.filter((node) => node.first < end && node.end > first)
}

/** The chapters again, with only what is in the range; a heading that began before it says that it goes on. */
export function chaptersIn(tree: readonly Branch[], range: Range, continued: string): readonly Chapter[] {
  const goesOn = ({ first }: Branch): boolean => first < range.first
  const mark = { kind: 'note', words: [` (${continued})`] } as const

  function blocksOf(node: TreeNode): readonly Block[] {
    if (node.kind !== 'branch') return node.blocks
    const { frame } = node
    if (frame.kind === 'heading') {
      const { words } = frame.heading
      const heading = goesOn(node) ? { ...frame.heading, words: [...words, mark] } : frame.heading
      return [{ kind: 'heading', ...heading }, ...within(node.children, range).flatMap(blocksOf)]
    }
    if (frame.kind === 'table')
      return [{ kind: 'table', table: { ...frame.table, groups: within(node.children, range).flatMap(groupOf) } }]
    return within(node.children, range).flatMap(blocksOf)
  }

  function groupOf(node: TreeNode): readonly TableGroup[] {
    if (node.kind !== 'branch' || node.frame.kind !== 'group') return []
    const { words } = node.frame.group
    const rows = within(node.children, range).flatMap((each) =>
      each.kind !== 'branch' && each.row !== undefined ? [each.row] : [],
    )
    if (words === undefined) return [{ rows }]
    return [{ words: goesOn(node) ? [...words, mark] : words, rows }]
  }

  return within(tree, range).flatMap((node): readonly Chapter[] =>
    node.frame.kind === 'chapter' ? [{ ...node.frame.chapter, blocks: blocksOf(node) }] : [],
  )
}
