/** Something that ends once; whoever waits for that goes on. */
export interface Stop {
  readonly isStopped: () => boolean
  readonly stop: () => void
  readonly stopped: Promise<void>
}

export function createStop(): Stop {
  let hasStopped = false
  let tell = (): void => undefined
  const stopped = new Promise<void>((resolve) => {
    tell = resolve
  })
  return {
    isStopped: () => hasStopped,
    stop() {
      hasStopped = true
      tell()
    },
    stopped,
  }
}
