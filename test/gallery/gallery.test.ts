import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../../src/domain/local-text.ts'
import { complaintsAbout } from '../cards/card-elements.ts'
import { type DrawnState, type Gallery, openGallery } from './drawing.ts'
import { drawnStates } from './drawn-states.ts'
import { galleryStates } from './states/registry.ts'
import { themes } from './themes.ts'

let gallery: Gallery

beforeAll(async () => {
  gallery = await openGallery()
})

afterAll(() => gallery.close())

test('the table has at least 25 states, each with a name of its own for its picture', () => {
  const names = galleryStates.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThanOrEqual(25)
  expect(names.filter((name) => !/^[a-z][a-z-]*$/.test(name))).toEqual([])
})

test('what is wrong with a card is seen', async () => {
  const content = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      {
        type: 'ColumnSet',
        columns: [{ type: 'Column', width: '400px', items: [{ type: 'TextBlock', text: 'Wide' }] }],
      },
      { type: 'TextBlock', text: 'A text that is longer than a line of a phone and does not wrap' },
      { type: 'Input.Text', id: 'unlabelled' },
      {
        type: 'ActionSet',
        actions: ['The first of two buttons', 'The second of them'].map((title) => ({
          type: 'Action.Execute',
          title,
        })),
      },
    ],
  }
  await gallery.show([{ name: 'faulty', width: 'phone', card: { content, summary: '' } }], 'light', 'en')
  const { beyond, cut, crowded } = await gallery.look()
  expect([beyond, cut, crowded].map((found) => found.map(({ card }) => card))).toEqual([
    ['faulty'],
    ['faulty'],
    ['faulty'],
  ])
  expect((await gallery.violations()).map(({ rule }) => rule)).toEqual(['label'])
})

describe.each(languages)('in %s', (language) => {
  let states: readonly DrawnState[]

  beforeAll(async () => {
    states = await drawnStates(language)
  })

  test('every state is a card that the real renderer reads without a complaint', () => {
    const complaints = states.flatMap(({ name, card }) =>
      complaintsAbout(card.content).map((complaint) => `${name}: ${complaint}`),
    )
    expect(complaints).toEqual([])
  })

  test('the table knows which cards ask Teams for the full width', () => {
    const asking = states.filter(({ card }) => JSON.stringify(card.content.msteams ?? {}).includes('"width":"Full"'))
    expect(states.filter(({ width }) => width === 'full').map(({ name }) => name)).toEqual(
      asking.map(({ name }) => name),
    )
  })

  describe.each(themes)('in the theme %s', (theme) => {
    beforeAll(() => gallery.show(states, theme, language))

    test('nothing stands out of its card to the right', async () => {
      expect((await gallery.look()).beyond).toEqual([])
    })

    test('axe-core finds nothing serious on any card', async () => {
      expect(await gallery.violations()).toEqual([])
    })
  })
})
