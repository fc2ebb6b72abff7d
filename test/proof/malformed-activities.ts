import fc from 'fast-check'
import type { JsonObject } from '../fakes/connector-schema.ts'

/** A body for the messaging endpoint, as raw text: some of it is no JSON that could be written in any other way. */
export type Body = string

/** Written by hand: what parsers, prototypes and renderers have stumbled over somewhere. */
export const corpus: readonly string[] = [
  'null',
  'true',
  '0',
  '""',
  '[]',
  '{}',
  '[[]]',
  '"\\ud800"',
  '{"__proto__":{"type":"message"}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"type":"message","type":"invoke"}',
  '{"a":1e400}',
  '{"a":-0}',
  `{"a":${'9'.repeat(5000)}}`,
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  `{"${'k'.repeat(100_000)}":1}`,
  `{${Array.from({ length: 5000 }, (_, index) => `"k${index}":${index}`).join(',')}}`,
  '{"a":"\\u0000\\u0001\\u001b[31m"}',
  '{"a":"\u202e\u2066\u200b\ufeff"}',
  '\ufeff{}',
  '{"a":',
  '{a:1}',
  "{'a':1}",
  'undefined',
  'NaN',
  '{"a":1,}',
  '{"a":1}{"b":2}',
]

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\udfff\ud800',
    '\u202e',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    '${1+1}',
    '{{date}}',
    '<at>x</at>',
    `${'<at>'.repeat(2000)}`,
    'x'.repeat(20_000),
    '../../etc/passwd',
    'line/__proto__/access',
    'review:2021-11-15',
    'project/first',
    'line/first/access',
    '-1',
    '1e309',
  ),
)

const oddValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, -1, 1e308, Number.MAX_SAFE_INTEGER + 2, 0.1),
    oddText,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(oddText, fc.constantFrom('id', 'tenant', 'verb', 'data', 'action')), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value

/** Fields that say who speaks and where; changed only where the speaker is nobody the bot knows. */
const identity = [
  'from',
  'recipient',
  'conversation',
  'channelData',
  'serviceUrl',
  'channelId',
  'id',
  'entities',
  'locale',
]
const matter = ['type', 'name', 'text', 'value', 'action', 'replyToId', 'attachments', 'membersAdded', 'textFormat']
const types = [
  'invoke',
  'conversationUpdate',
  'messageReaction',
  'installationUpdate',
  'event',
  'typing',
  'endOfConversation',
]
const verbs = [
  'open',
  'save',
  'quick',
  'unchanged',
  'same',
  'back',
  'page',
  'send',
  'edit',
  'snooze',
  'delegate',
  'status',
  'command',
]
const inData = [
  'verb',
  'round',
  'sheet',
  'subject',
  'revision',
  'part',
  'asked',
  'level',
  'results',
  'answer',
  'goal',
  'until',
  'text',
  'x',
]

/** A well-formed activity of these with some of its parts torn out or replaced. */
export function malformed(known: readonly JsonObject[], unknown: readonly JsonObject[]): fc.Arbitrary<Body> {
  const torn = (base: readonly JsonObject[], fields: readonly string[]) =>
    fc
      .tuple(
        fc.constantFrom(...base),
        fc.dictionary(fc.constantFrom(...fields), fc.option(oddValue, { nil: undefined }), { minKeys: 1, maxKeys: 3 }),
      )
      .map(([activity, changes]) => JSON.stringify({ ...activity, ...changes }))
  const press = fc
    .tuple(
      fc.constantFrom(...known, ...unknown),
      fc.oneof(fc.constantFrom(...verbs), oddValue),
      fc.dictionary(fc.constantFrom(...inData), oddValue, { minKeys: 1, maxKeys: 6 }),
    )
    .map(([activity, verb, data]) =>
      JSON.stringify({
        ...activity,
        type: 'invoke',
        name: 'adaptiveCard/action',
        text: undefined,
        value: { action: { type: 'Action.Execute', verb, data: { round: 'review:2021-11-15', ...data } } },
      }),
    )
  const otherType = fc
    .tuple(fc.constantFrom(...unknown), fc.constantFrom(...types), oddValue, oddValue)
    .map(([activity, type, name, value]) => JSON.stringify({ ...activity, type, name, value }))
  return fc.oneof(
    otherType,
    torn(known, matter),
    torn(unknown, [...identity, ...matter]),
    press,
    oddValue.map((value) => JSON.stringify(value) ?? 'null'),
    fc.constantFrom(...corpus),
  )
}
