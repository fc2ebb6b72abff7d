import { expect, test } from 'vitest'
import { createTelemetry } from '../../src/telemetry/telemetry.ts'

const typed = 'Kirjoitin näin:\nat home with Aino Virtanen\n    at last (she said)'

test.each<readonly [string, () => Error]>([
  ['as it is', () => new TypeError(typed)],
  ['and has another name since', () => Object.assign(new Error(typed), { name: 'Renamed' })],
  ['and has another message since', () => Object.assign(new Error(typed), { message: 'other' })],
  ['of its cause', () => new Error('x', { cause: new Error(typed) })],
])('where an error’s message quotes what was typed, the log says where it broke and not what: %s', (_, fail) => {
  const lines: string[] = []
  createTelemetry('trace', { write: (line) => lines.push(line) }).error('turn failed', fail())
  expect(lines.join('')).toMatch(/"stack":" {4}at .*log\.test\.ts:\d+:\d+/)
  expect(['home', 'Aino', 'she said'].filter((word) => lines.join('').includes(word))).toEqual([])
})
