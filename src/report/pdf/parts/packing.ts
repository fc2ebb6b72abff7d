import type { Branch, Range, TreeNode } from './report-tree.ts'

/**
 * Divides a report into ranges of leaves, in order, each of which takes no more than the room there is: a goal, a table
 * or a group that fits one part is never torn, and one too large for any is divided within. Only a leaf larger than the
 * room stands in a part that is larger.
 */
export function packed(tree: readonly Branch[], room: number): readonly Range[] {
  const begins: number[] = []
  let used = 0
  let isEmpty = true

  /** `above` is what stands again over it where it begins a part. */
  function place(node: TreeNode, above: number): void {
    if (!isEmpty && used + node.memory > room && !beginsHere(node, above)) {
      begins.push(node.first)
      used = above
      isEmpty = true
    }
    if (node.kind !== 'branch' || used + node.memory <= room) {
      used += node.memory
      isEmpty = false
      return
    }
    used += node.frameMemory
    for (const child of node.children) place(child, above + node.frameMemory)
  }

  /** Whether what does not fit may begin in this part and go on in the next. */
  function beginsHere(node: TreeNode, above: number): boolean {
    if (node.kind !== 'branch' || above + node.memory <= room || isOfRank3(node)) return false
    if (node.frame.kind !== 'chapter') return true
    // What a chapter says before its first goal stands in one part with that.
    const goal = node.children.findIndex((child) => child.kind === 'branch')
    const lead = node.children.slice(0, goal + 1).reduce((sum, child) => sum + child.memory, node.frameMemory)
    return goal === -1 || used + lead <= room
  }

  for (const chapter of tree) place(chapter, 0)
  const end = tree.at(-1)?.end ?? 0
  return [0, ...begins].map((first, index) => ({ first, end: begins[index] ?? end }))
}

/** A goal that needs several parts begins one, so that it is found at the front of a file. */
function isOfRank3({ frame }: Branch): boolean {
  return frame.kind === 'heading' && frame.heading.rank === 3
}
