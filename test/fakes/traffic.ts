/** Counts what is under way, so that a test can wait for quiet instead of sleeping. */
export function createTraffic() {
  let underWay = 0
  const watchers = new Set<() => void>()

  function change(by: number): void {
    underWay += by
    for (const watch of watchers) watch()
  }

  return {
    /** Marks a start; the function it returns marks the end. */
    begin(): () => void {
      change(1)
      return () => change(-1)
    },

    /** Resolves when nothing has been under way for this long. */
    settled(quietMs: number): Promise<void> {
      return new Promise((resolve) => {
        let timer: NodeJS.Timeout | undefined
        function watch(): void {
          clearTimeout(timer)
          if (underWay === 0) timer = setTimeout(finish, quietMs)
        }
        function finish(): void {
          watchers.delete(watch)
          resolve()
        }
        watchers.add(watch)
        watch()
      })
    },
  }
}
