import { describe, expect, test } from 'vitest'
import { languages } from '../../src/domain/local-text.ts'
import { complaintsAbout, elementsIn } from './card-elements.ts'
import { everyCard } from './drawn-cards.ts'

describe.each(languages)('in %s', (language) => {
  const cards = Object.entries(everyCard(language))

  test.each(cards)('%s has no placeholder left', (_, { content, summary }) => {
    expect(`${JSON.stringify(content)}${summary}`).not.toMatch(/\$\{|\{\{/)
  })

  test.each(cards)('%s says something in the notification', (_, { summary }) => {
    expect(summary.trim()).not.toBe('')
  })

  test.each(cards)('%s says in which language it is', (_, { content }) => {
    expect(content.lang).toBe(language)
  })

  test.each(cards)('%s has a label on every input', (_, { content }) => {
    const inputs = elementsIn(content).filter(({ type }) => String(type).startsWith('Input.'))
    expect(inputs.filter(({ label }) => typeof label !== 'string' || label.trim() === '')).toEqual([])
  })

  test.each(cards)('%s has no input that the client insists on', (_, { content }) => {
    expect(elementsIn(content).filter((each) => 'isRequired' in each)).toEqual([])
  })

  test.each(cards)('%s has the verb and the round on every button', (_, { content }) => {
    const buttons = elementsIn(content).filter(({ type }) => type === 'Action.Execute')
    const lacking = buttons.filter(({ verb, data }) => {
      const carried: Readonly<Record<string, unknown>> = { ...(data as object) }
      return carried.verb !== verb || (verb !== 'command' && typeof carried.round !== 'string')
    })
    expect(lacking).toEqual([])
  })

  test.each(cards)('%s has words in every text and on every button', (_, { content }) => {
    const empty = elementsIn(content).filter(({ type, text, title }) => {
      if (type === 'TextBlock' || type === 'TextRun') return typeof text !== 'string' || text === ''
      return String(type).startsWith('Action.') && (typeof title !== 'string' || title.trim() === '')
    })
    expect(empty).toEqual([])
  })

  test.each(cards)('%s is read by the real renderer without a complaint', (_, { content }) => {
    expect(complaintsAbout(content)).toEqual([])
  })
})

describe('a page', () => {
  const { 'a page': page, 'a page of a project': projectPage, 'a blank page': blank } = everyCard('fi')

  test('carries sheet, subject and the revision it was drawn from', () => {
    expect(dataOf(page?.content, 'save')).toEqual([
      {
        verb: 'save',
        round: 'oma-arviointi:2021-11-15',
        sheet: 'project/perhekeskus',
        subject: 'line/perhekeskus/availability',
        revision: 1,
      },
    ])
  })

  test('carries revision 0 before anything is typed', () => {
    expect(dataOf(blank?.content, 'save')).toMatchObject([{ revision: 0 }])
  })

  test('that is the first has no way back', () => {
    expect(dataOf(page?.content, 'back')).toEqual([])
  })

  test('that is a later one has a way back', () => {
    expect(dataOf(projectPage?.content, 'back')).toHaveLength(1)
  })

  test('has inputs that are called by their questions', () => {
    const ids = (card: typeof page) =>
      elementsIn(card?.content).flatMap(({ type, id }) => (String(type).startsWith('Input.') ? [id] : []))
    expect(ids(page)).toEqual(['level', 'results', 'answer-why'])
    expect(ids(projectPage)).toEqual(['status', 'deviation'])
  })

  test('says which answer each quick button gives', () => {
    expect(dataOf(page?.content, 'quick').map((data) => data.answer)).toEqual(['no-actions', 'nothing'])
  })
})

describe('a duty', () => {
  const cards = everyCard('fi')

  test('has a way in to each sheet that is owed', () => {
    expect(dataOf(cards['duties at a reminder']?.content, 'open').map(({ sheet }) => sheet)).toEqual([
      'project/perhekeskus',
      'project/koulu',
    ])
  })

  test('has no way in to what is owed once the round is locked', () => {
    expect(dataOf(cards['duties in a locked round']?.content, 'open').map(({ sheet }) => sheet)).toEqual([
      'project/perhekeskus',
    ])
  })
})

function dataOf(content: unknown, verb: string): readonly Readonly<Record<string, unknown>>[] {
  return elementsIn(content)
    .filter((each) => each.type === 'Action.Execute' && each.verb === verb)
    .map(({ data }) => ({ ...(data as object) }))
}
