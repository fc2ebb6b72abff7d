import { type Document, isAlias, isCollection, isMap, isNode, isScalar, isSeq } from 'yaml'
import type { Finding } from './fault.ts'

/** The offset of what a finding is about; of the object that lacks it where a key is missing. */
export function locate(document: Document.Parsed, { path, onKey = false }: Pick<Finding, 'path' | 'onKey'>): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const [index, key] of path.entries()) {
    const container = isAlias(node) ? node.resolve(document) : node
    if (isMap(container)) {
      // The last one counts where a key is given twice, as it does for the data.
      const pair = container.items.findLast((each) => isScalar(each.key) && each.key.value === key)
      if (pair === undefined) return offset
      node = pair.value
      const keyOffset = startOf(pair.key) ?? offset
      const isLast = index === path.length - 1
      offset = (isLast && onKey) || isBlock(node) ? keyOffset : (startOf(node) ?? keyOffset)
    } else if (isSeq(container) && typeof key === 'number') {
      node = container.items[key]
      offset = startOf(node) ?? offset
    } else return offset
  }
  return offset
}

/** A block under a key begins on a later line; people look for the key. */
function isBlock(node: unknown): boolean {
  return isCollection(node) && node.flow !== true
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}
