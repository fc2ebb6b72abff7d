import { ActivityTypes, type InvokeResponse } from 'botbuilder'
import { describe, expect, test } from 'vitest'
import { createTooFast } from '../../src/teams/too-fast.ts'

describe('somebody who is too fast', () => {
  test('hears it at once when it is time to say so', async () => {
    const { ask, said } = refusing()
    await ask('message', true)
    expect(said()).toBe(1)
  })

  test('hears nothing more after it, and waits for that', async () => {
    const { ask, said, release } = refusing()
    await ask('message', true)
    let isAnswered = false
    const asking = ask('message', false).then(() => {
      isAnswered = true
    })
    await new Promise(setImmediate)
    expect(isAnswered).toBe(false)
    release()
    await asking
    expect(said()).toBe(1)
  })

  test('gets the sentence under every card that they press, and it is made once', async () => {
    const { ask, said, release } = refusing()
    const first = await ask('invoke', true)
    release()
    expect(first).toEqual(sentence)
    expect(await Promise.all([ask('invoke', false), ask('invoke', false)])).toEqual([sentence, sentence])
    expect(said()).toBe(1)
  })

  test('gets it also where a message was what they were told about', async () => {
    const { ask, said, release } = refusing()
    await ask('message', true)
    release()
    expect(await Promise.all([ask('invoke', false), ask('invoke', false)])).toEqual([sentence, sentence])
    expect(said()).toBe(2)
  })
})

describe('where 500 requests are kept waiting', () => {
  test('the next ones are sent away at once, until there is room again', async () => {
    const { ask, release } = refusing()
    const waiting = Array.from({ length: 500 }, () => ask('invoke', false))
    expect(await ask('invoke', false)).toEqual({ status: 503 })
    expect(await ask('invoke', true)).toEqual(sentence)
    release()
    await Promise.all(waiting)
    expect(await ask('invoke', false)).toEqual(sentence)
  })
})

const sentence: InvokeResponse = { status: 200, body: 'Too much at once.' }

function refusing() {
  let said = 0
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const tooFast = createTooFast({ telemetry: { count: () => undefined }, say: async () => undefined, hold: () => held })
  return {
    said: () => said,
    release,
    ask: (type: 'message' | 'invoke', mayWarn: boolean) =>
      tooFast.answer({ activity: anActivity(type), person: 'somebody', mayWarn }, async () => {
        said += 1
        return type === 'invoke' ? sentence : undefined
      }),
  }
}

function anActivity(type: 'message' | 'invoke'): { readonly type: string } {
  return { type: type === 'invoke' ? ActivityTypes.Invoke : ActivityTypes.Message }
}
