import { pageCard } from '../../../src/cards/page-card.ts'
import { statusCard } from '../../../src/cards/status-card.ts'
import { suggestChoiceCard, suggestFormCard } from '../../../src/cards/suggest-card.ts'
import { suggestionListCard, suggestionPageCard } from '../../../src/cards/suggestion-card.ts'
import { suggestionOutcomeCard } from '../../../src/cards/suggestion-outcome-card.ts'
import type { Language } from '../../../src/domain/local-text.ts'
import type { NoteContent } from '../../../src/domain/office-notes.ts'
import { pageOf } from '../../../src/domain/page.ts'
import { noWording, type Suggestion, suggestionsIn, typedOf, wordingOf } from '../../../src/domain/suggestion.ts'
import type { SuggestionOutcome } from '../../../src/domain/suggestion-outcome.ts'
import {
  type SuggestChoice,
  type SuggestForm,
  type SuggestionPage,
  suggestionList,
} from '../../../src/domain/suggestion-pages.ts'
import { aNote } from '../../builders.ts'
import { moments, opened, owner, programme, readerIn, there } from '../facts/round-facts.ts'
import { firstPage, sheetOf } from '../facts/sheet-facts.ts'
import { statusAt } from '../facts/status-facts.ts'
import type { GalleryState } from '../gallery-state.ts'

const project = there(programme.projects.find(({ id }) => id === 'perhekeskus'))
const goal = there(programme.goals.find(({ id }) => id === 'availability'))
const place = { project: project.id, goal: goal.id, target: 't1' }
const now = wordingOf(programme, place, 'fi') ?? noWording
const after = {
  text: 'Perhe saa avun viikossa kaikissa kunnissa, omalla kielellään.',
  indicators: ['Käynnit kohtaamispaikoissa', 'Odotusaika ensimmäiseen tapaamiseen, vuorokautta'],
  source: 'Kuntien tilastot ja asiakaskysely',
}
const reason = 'Odotusaikaa mitataan jo ennaltaehkäisyn tavoitteessa.'
const suggestion = suggested()

function suggested(content: Partial<NoteContent> = {}): Suggestion {
  const about = { about: 'suggestion', ...place } as const
  const wording = { before: now, after }
  const note = aNote(about, { state: 'suggested', text: '', wording, ...content }, { at: moments.underWay, by: owner })
  return there(suggestionsIn([{ ...note, round: opened.round.id }])[0])
}

const line = { sheet: sheetOf(), key: { subject: firstPage, part: 0 }, project, goal }
const targets = ['t1', 't2'].map((id, index) => ({ id, wording: index === 0 ? now : after, isWaiting: index === 1 }))
const choice: SuggestChoice = { kind: 'suggest-choice', ...line, targets }
const form: SuggestForm = { kind: 'suggest-form', ...line, place, now, typed: typedOf(now), version: 0, revision: 0 }
const typed = typedOf(after)
const deciding: SuggestionPage = {
  kind: 'suggestion-page',
  programme,
  suggestion,
  now,
  typed,
  reason: '',
  version: 0,
}
const list = (suggestions: readonly Suggestion[]) =>
  suggestionList(suggestions, { programme, round: opened.round.id, page: 1 })

function asOutcome(decided: SuggestionOutcome['decided']) {
  const outcome = { programme, project, goal: goal.id, wording: after, decided, reason, revision: 2 }
  return (language: Language) =>
    suggestionOutcomeCard({ ...outcome, by: owner, decidedBy: 'coordinator@example.fi' }, readerIn(language))
}

/** Other words for the register: the owner's way and the coordinators'. */
export const suggestionStates: readonly GalleryState[] = [
  { name: 'suggest-which-target', draw: (language) => suggestChoiceCard(choice, readerIn(language)), width: 'phone' },
  { name: 'suggestion-taken', draw: asOutcome('taken'), width: 'phone' },
  { name: 'suggestion-mended', draw: asOutcome('mended'), width: 'phone' },
  { name: 'suggestion-declined', draw: asOutcome('declined'), width: 'phone' },
  { name: 'suggest-wording', draw: asForm({}), width: 'phone' },
  { name: 'suggest-first-target', draw: asForm({ now: noWording, typed: typedOf(noWording) }), width: 'phone' },
  { name: 'suggest-conflict', draw: asForm({ typed, waiting: suggestion, notice: 'conflict' }), width: 'phone' },
  { name: 'page-with-suggestion', draw: asPage(suggestion), width: 'phone' },
  {
    name: 'page-with-declined-suggestion',
    draw: asPage(suggested({ state: 'declined', text: reason })),
    width: 'phone',
  },
  {
    name: 'status-with-suggestions',
    draw: (language) => statusCard(statusAt(moments.underWay, { openSuggestions: 2 }), readerIn(language)),
    width: 'full',
  },
  { name: 'suggestions-none', draw: (language) => suggestionListCard(list([]), readerIn(language)), width: 'phone' },
  {
    name: 'suggestions-taken',
    draw: (language) =>
      suggestionListCard({ ...list(Array.from({ length: 9 }, () => suggestion)), notice: 'taken' }, readerIn(language)),
    width: 'phone',
  },
  {
    name: 'suggestions-taken-undo',
    draw: (language) =>
      suggestionListCard({ ...list([]), notice: 'taken', undo: { ...place, revision: 2 } }, readerIn(language)),
    width: 'phone',
  },
  {
    name: 'suggestions-moved-on',
    draw: (language) => suggestionListCard({ ...list([suggestion]), notice: 'moved-on' }, readerIn(language)),
    width: 'phone',
  },
  { name: 'suggestion-undone', draw: asOutcome('undone'), width: 'phone' },
  { name: 'suggestion', draw: asDecision({}), width: 'phone' },
  {
    name: 'suggestion-decided',
    draw: asDecision({ suggestion: suggested({ state: 'taken' }), notice: 'decided' }),
    width: 'phone',
  },
  { name: 'suggestion-unexplained', draw: asDecision({ notice: 'unexplained' }), width: 'phone' },
]

function asForm(overrides: Partial<SuggestForm>): GalleryState['draw'] {
  return (language) => suggestFormCard({ ...form, ...overrides }, readerIn(language))
}

function asPage(each: Suggestion): GalleryState['draw'] {
  const context = { ...sheetOf(), suggestions: [each] }
  return (language) => pageCard(there(pageOf(context, { subject: firstPage, part: 0 })), readerIn(language))
}

function asDecision(overrides: Partial<SuggestionPage>): GalleryState['draw'] {
  return (language) => suggestionPageCard({ ...deciding, ...overrides }, readerIn(language))
}
