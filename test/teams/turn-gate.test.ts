import { describe, expect, test } from 'vitest'
import { createTurnGate, TooManyTurns, type TurnGate } from '../../src/teams/turn-gate.ts'

const limits = { atOnce: 3, atOnceEach: 2, waiting: 4, waitingEach: 3 }

describe('the gate of turns', () => {
  test('lets no more than so many begin at once, and no more of one person', async () => {
    const { begun, pass } = watched(createTurnGate(limits))
    for (const name of ['a1', 'a2', 'a3', 'b1', 'b2']) void pass(name)
    await settle()
    expect(begun()).toEqual(['a1', 'a2', 'b1'])
  })

  test('lets people take turns when one of them has many waiting', async () => {
    const { begun, pass, end } = watched(createTurnGate({ ...limits, atOnce: 1, waiting: 9, waitingEach: 9 }))
    for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2']) void pass(name)
    for (const name of ['a1', 'a2', 'b1', 'a3', 'b2']) await end(name)
    expect(begun()).toEqual(['a1', 'a2', 'b1', 'a3', 'b2', 'a4'])
  })

  test('lets what has come meanwhile be read before somebody’s next turn', async () => {
    const gate = createTurnGate({ ...limits, atOnce: 1 })
    const order: string[] = []
    const turn = (name: string) => gate.pass('a', async () => void order.push(name))
    const turns = [turn('a1'), turn('a2')]
    setImmediate(() => order.push('read'))
    await Promise.all(turns)
    expect(order).toEqual(['a1', 'read', 'a2'])
  })

  test('tells a person with too many waiting that they are too fast', async () => {
    const { pass } = watched(createTurnGate(limits))
    const passed = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'].map(pass)
    expect(await passed[5]).toBe('too-fast')
  })

  test('refuses everybody when too many wait', async () => {
    const gate = createTurnGate(limits)
    const { pass } = watched(gate)
    for (const name of ['a1', 'b1', 'c1', 'd1', 'e1', 'f1', 'g1']) void pass(name)
    await expect(gate.pass('h', async () => 'done')).rejects.toThrow(TooManyTurns)
  })

  test('goes on after a turn that has failed', async () => {
    const gate = createTurnGate({ ...limits, atOnce: 1 })
    await expect(gate.pass('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await gate.pass('a', async () => 'done')).toBe('done')
  })
})

/** Turns that begin when the gate lets them and end when they are told to. */
function watched(gate: TurnGate) {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  return {
    begun: () => begun,
    pass: (name: string) =>
      gate.pass(name.charAt(0), () => {
        begun.push(name)
        return new Promise<void>((resolve) => ends.set(name, resolve))
      }),
    async end(name: string) {
      await settle()
      ends.get(name)?.()
      await settle()
    },
  }
}

/** Long enough for a turn to end, and for the next to begin after what has come meanwhile. */
async function settle(): Promise<void> {
  for (let step = 0; step < 3; step += 1) await new Promise(setImmediate)
}
