import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/cards/template.ts'
import { languages } from '../../src/domain/local-text.ts'
import { type CardElement, complaintsAbout, dataOf, elementsIn } from './card-elements.ts'
import { everyCard } from './drawn-cards.ts'

describe.each(languages)('in %s every card', (language) => {
  const cards = Object.entries(everyCard(language))

  test('has no placeholder left', () => {
    expect(cardsWhere(({ content, summary }) => /\$\{|\{\{/.test(JSON.stringify(content) + summary))).toEqual([])
  })

  test('says something in the notification', () => {
    expect(cardsWhere(({ summary }) => summary.trim() === '')).toEqual([])
  })

  test('says in which language it is', () => {
    expect(cardsWhere(({ content }) => content.lang !== language)).toEqual([])
  })

  test('has a label on every input', () => {
    const isBare = ({ type, label }: CardElement): boolean =>
      String(type).startsWith('Input.') && (typeof label !== 'string' || label.trim() === '')
    expect(cardsWith(isBare)).toEqual([])
  })

  test('has no input that the client insists on', () => {
    expect(cardsWith((each) => 'isRequired' in each)).toEqual([])
  })

  test('has the verb and the round on every button', () => {
    const isLost = (each: CardElement): boolean => {
      const { verb, round } = dataOf(each)
      return each.type === 'Action.Execute' && (verb !== each.verb || (verb !== 'command' && typeof round !== 'string'))
    }
    expect(cardsWith(isLost)).toEqual([])
  })

  test('has words in every text and on every button', () => {
    const isEmpty = ({ type, text, title }: CardElement): boolean => {
      if (type === 'TextBlock' || type === 'TextRun') return typeof text !== 'string' || text === ''
      return String(type).startsWith('Action.') && (typeof title !== 'string' || title.trim() === '')
    }
    expect(cardsWhere(({ content }) => elementsIn(withoutParts(content)).some(isEmpty))).toEqual([])
  })

  test('has words in every part that can be pressed', () => {
    const isBare = (each: CardElement): boolean =>
      'selectAction' in each && !elementsIn(each.items).some(({ type }) => type === 'TextRun' || type === 'TextBlock')
    expect(cardsWith(isBare)).toEqual([])
  })

  test('is read by the real renderer without a complaint', () => {
    expect(cards.flatMap(([name, { content }]) => complaintsAbout(content).map((each) => `${name}: ${each}`))).toEqual(
      [],
    )
  })

  function cardsWhere(isWrong: (card: Card) => boolean): readonly string[] {
    return cards.filter(([, card]) => isWrong(card)).map(([name]) => name)
  }

  function cardsWith(isWrong: (element: CardElement) => boolean): readonly string[] {
    return cardsWhere(({ content }) => elementsIn(content).some(isWrong))
  }
})

describe('a page', () => {
  const { 'a page': page, 'a page of a project': projectPage, 'a blank page': blank } = everyCard('fi')

  test('carries sheet, subject and the revision it was drawn from', () => {
    expect(buttonsOf(page, 'save')).toEqual([
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
    expect(buttonsOf(blank, 'save')).toMatchObject([{ revision: 0 }])
  })

  test('that is the first has no way back', () => {
    expect(buttonsOf(page, 'back')).toEqual([])
  })

  test('that is a later one has a way back', () => {
    expect(buttonsOf(projectPage, 'back')).toHaveLength(1)
  })

  test('has inputs that are called by their questions', () => {
    expect(inputIds(page)).toEqual(['level', 'results', 'answer-why'])
    expect(inputIds(projectPage)).toEqual(['status', 'deviation'])
  })

  test('says which answer each quick button gives', () => {
    expect(buttonsOf(page, 'quick').map((data) => data.answer)).toEqual(['no-actions', 'nothing'])
  })
})

describe('a duty', () => {
  const cards = everyCard('fi')

  test('has a way in to each sheet that is owed', () => {
    expect(buttonsOf(cards['duties at a reminder'], 'open').map(({ sheet }) => sheet)).toEqual([
      'project/perhekeskus',
      'project/koulu',
    ])
  })

  test('has no way in to what is owed once the round is locked', () => {
    expect(buttonsOf(cards['duties in a locked round'], 'open').map(({ sheet }) => sheet)).toEqual([
      'project/perhekeskus',
    ])
  })
})

/** Without what pressing a part does: that is called by the words in the part. */
function withoutParts(content: Card['content']): unknown {
  return JSON.parse(JSON.stringify(content), (key, value) => (key === 'selectAction' ? undefined : value))
}

function buttonsOf(card: Card | undefined, verb: string): readonly CardElement[] {
  return elementsIn(card?.content)
    .filter((each) => each.type === 'Action.Execute' && each.verb === verb)
    .map(dataOf)
}

function inputIds(card: Card | undefined): readonly unknown[] {
  return elementsIn(card?.content).flatMap(({ type, id }) => (String(type).startsWith('Input.') ? [id] : []))
}
