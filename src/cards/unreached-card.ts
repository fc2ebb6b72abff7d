import type { Unreached } from '../domain/unreached.ts'
import { execute } from './actions.ts'
import type { Reader } from './reader.ts'
import { roundTitle } from './round-title.ts'
import { type Card, cardTemplate } from './template.ts'

interface UnreachedView {
  readonly lang: string
  readonly title: string
  readonly text: string
  readonly people: readonly { readonly text: string }[]
  readonly entities: readonly object[]
  readonly actions: readonly object[]
}

const expand = cardTemplate<UnreachedView>('unreached')

/** Calls owners whom the bot cannot reach by name, with a mention where Teams knows them. */
export function unreachedCard({ series, opened, people }: Unreached, reader: Reader): Card {
  const { t, language } = reader
  const title = t('unreached.title', { count: people.length })
  const mentioned = people.map(({ name, userId, code }) => {
    const plain = name.replaceAll(/[<>*_[\]()`~#|\\]/g, ' ')
    return { plain, userId, mention: `<at>${plain}</at>`, code: reachKey(code) }
  })
  const content = expand({
    lang: language,
    title,
    text: t('unreached.text', { round: roundTitle(series, opened.round, reader) }),
    people: mentioned.map(({ plain, userId, mention, code }) => ({
      text: t('unreached.person', { name: userId === undefined ? plain : mention, why: t(code) }),
    })),
    entities: mentioned.flatMap(({ plain, userId, mention }) =>
      userId === undefined ? [] : [{ type: 'mention', text: mention, mentioned: { id: userId, name: plain } }],
    ),
    actions: [execute(t('welcome.my'), 'command', { round: opened.round.id, text: 'my' })],
  })
  return { content, summary: title }
}

function reachKey(code: string): `reach.${(typeof away)[number]}` | 'reach.failed' {
  return isAway(code) ? `reach.${code}` : 'reach.failed'
}

const away = ['not-met', 'uninstalled', 'blocked', 'left', 'guest'] as const

function isAway(code: string): code is (typeof away)[number] {
  return away.some((each) => each === code)
}
