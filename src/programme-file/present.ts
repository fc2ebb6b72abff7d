/** The same shape with every key either there or left out. */
export type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Leaves out the keys without a value: zod types an optional key as one that may be undefined, the domain does not. */
export function present<T extends object>(value: T): Present<T>
export function present(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined))
}
