/** Each item by its key; the last one where several have the same. */
export function keyedBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item> {
  const keyed = new Map<Key, Item>()
  for (const item of items) keyed.set(keyOf(item), item)
  return keyed
}

/** `Map.groupBy`, which Node 20 does not have; groups keep the order of first sight. */
export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
