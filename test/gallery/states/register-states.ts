import { assignCard, assignChoiceCard } from '../../../src/cards/assign-card.ts'
import { readerOf } from '../../../src/cards/reader.ts'
import { proposalCard, proposalDoneCard } from '../../../src/cards/register-card.ts'
import type { Language } from '../../../src/domain/local-text.ts'
import { refuse } from '../../../src/domain/refusal.ts'
import { compareRegisters } from '../../../src/domain/register-diff.ts'
import type { RegisterProposal } from '../../../src/domain/register-proposal.ts'
import { topicOf, withOwners } from '../../../src/domain/scopes/registry.ts'
import { aLine, aProgramme, aProject, aRound, owner, secondOwner } from '../../builders.ts'
import { there } from '../facts/round-facts.ts'
import type { GalleryState } from '../gallery-state.ts'

const target = { id: 't1', text: 'Perhe saa avun yhdestä paikasta', indicators: [] }
const current = aProgramme({
  people: [
    { email: owner, name: 'Aino Virtanen' },
    { email: secondOwner, name: 'Fredrik Sandholm' },
  ],
  projects: [
    aProject({ lines: [aLine({ targets: [target] })] }),
    ...Array.from({ length: 15 }, (_, index) => aProject({ id: `p${index}`, name: `Projekti ${index + 1}` })),
  ],
})
const next = {
  ...withOwners(current, 'project/perhekeskus', [secondOwner]),
  areas: [{ id: 'children', name: 'Lapset, nuoret ja perheet', owners: [] }],
}
const move = {
  round: aRound().id,
  sheet: 'project/perhekeskus',
  project: 'perhekeskus',
  before: [owner],
  after: [secondOwner],
}

function proposal(overrides: Partial<RegisterProposal> = {}): RegisterProposal {
  const changes = compareRegisters(current, next)
  const questions = { added: 1, changed: 2, removed: 1, ending: 2 }
  const effects = [{ round: aRound().id, moves: [move], later: 3, stillAsked: 1, questions, calendar: true }]
  return {
    kind: 'register-proposal',
    id: 'one',
    current,
    version: 0,
    next,
    changes,
    effects,
    round: aRound().id,
    ...overrides,
  }
}

const everywhere = { ...next, projects: next.projects.map((each) => ({ ...each, places: [], group: 'Uusi ryhmä' })) }
const reader = (language: Language) => readerOf(language, current)
const reassignment = {
  programme: current,
  topic: there(topicOf(current, { id: move.sheet })),
  before: [owner],
  after: [secondOwner],
  moves: [move],
  unreachable: [],
  round: aRound().id,
  isAsked: true,
}
const unmet = {
  ...reassignment,
  after: ['uusi@example.fi'],
  unreachable: [{ email: 'uusi@example.fi', reach: 'not-met' }],
} as const
const nobody = { person: '', others: '', comment: '' }
const typed = { ...nobody, others: 'Uusi Henkilö', comment: 'Aino jää virkavapaalle.' }
const people = current.people.map(({ email, name = email }) => ({ email, name }))

/** The register as it is handed in, applied and given to others. */
export const registerStates: readonly GalleryState[] = [
  { name: 'register-proposal', width: 'phone', draw: (language) => proposalCard(proposal(), reader(language)) },
  {
    name: 'register-proposal-long',
    width: 'phone',
    draw: (language) =>
      proposalCard(proposal({ next: everywhere, changes: compareRegisters(current, everywhere) }), reader(language)),
  },
  {
    name: 'register-proposal-nothing',
    width: 'phone',
    draw: (language) => proposalCard(proposal({ changes: [], effects: [] }), reader(language)),
  },
  {
    name: 'register-applied',
    width: 'phone',
    draw: (language) => {
      const counts = { added: 2, changed: 1, ended: 1, removed: 0, owners: 1 }
      return proposalDoneCard({ kind: 'register-done', done: 'applied', counts, asked: 1 }, reader(language))
    },
  },
  {
    name: 'assign-asked',
    width: 'phone',
    draw: (language) => assignCard({ kind: 'reassignment', ...reassignment, comment: '' }, reader(language)),
  },
  {
    name: 'assign-unreachable',
    width: 'phone',
    draw: (language) =>
      assignCard({ kind: 'reassignment', ...unmet, comment: 'Aino jää virkavapaalle.' }, reader(language)),
  },
  {
    name: 'assign-changed',
    width: 'phone',
    draw: (language) =>
      assignCard(
        { kind: 'reassignment', ...reassignment, comment: 'Virkavapaa', fault: refuse('owners-changed') },
        reader(language),
      ),
  },
  {
    name: 'assign-choice',
    width: 'phone',
    draw: (language) =>
      assignChoiceCard({ kind: 'reassignment-choice', ...reassignment, people, typed: nobody }, reader(language)),
  },
  {
    name: 'assign-choice-unknown',
    width: 'phone',
    draw: (language) =>
      assignChoiceCard(
        {
          kind: 'reassignment-choice',
          ...reassignment,
          people,
          typed,
          fault: refuse('unknown-owner', { person: typed.others }),
        },
        reader(language),
      ),
  },
  {
    name: 'assign-done-unreachable',
    width: 'phone',
    draw: (language) => assignCard({ kind: 'reassigned', ...unmet }, reader(language)),
  },
  {
    name: 'assign-done',
    width: 'phone',
    draw: (language) => assignCard({ kind: 'reassigned', ...reassignment }, reader(language)),
  },
]
