import type { Draft } from '../../src/domain/answer.ts'
import type { Programme } from '../../src/domain/programme.ts'
import type { SheetContext } from '../../src/domain/sheet-context.ts'
import {
  aDraft,
  aLine,
  aProgramme,
  aProject,
  aSentRevision,
  aSeries,
  aSheet,
  aSheetContext,
  coordinator,
  deviation,
  level,
  owner,
  results,
  secondOwner,
  status,
  values,
} from '../builders.ts'

/** Everything that people have typed or that carries their name; each test puts its own text there. */
export interface Texts {
  readonly typed: string
  readonly reason: string
  readonly project: string
  readonly person: string
}

export const plainTexts: Texts = {
  typed: 'Työ on alkanut.',
  reason: 'Loma-aika',
  project: 'Perhekeskus',
  person: 'Oona Omistaja',
}

const goalIds = ['availability', 'prevention', 'quality', 'integration', 'costs']
const choices = ['not-started', 'on-track', 'at-risk', 'delayed', 'paused', 'done']

export function registerWith(texts: Texts): Programme {
  const lines = goalIds.map((goal) =>
    aLine({
      goal,
      theme: 'k1',
      targets: [
        {
          id: 't1',
          text: { fi: 'Palveluun pääsee viikossa', sv: 'Man får service inom en vecka' },
          indicators: [{ id: 'm1', text: 'Odotusaika', type: 'text' }],
          source: 'Ajanvaraus',
        },
      ],
    }),
  )
  return aProgramme({
    goals: goalIds.map((id, index) => ({ id, number: index + 1, name: `Tavoite ${id}`, owners: [], texts: [] })),
    areas: [{ id: 'children', name: 'Lapset', owners: [] }],
    themes: [{ id: 'k1', name: 'Kärki', baseline: 50, owners: [], sections: [] }],
    people: [owner, secondOwner, coordinator].map((email) => ({ email, name: texts.person })),
    projects: [
      aProject({ name: texts.project, area: 'children', owners: [owner, secondOwner], lines }),
      aProject({ id: 'koulu', name: texts.project, area: 'children', owners: [owner] }),
    ],
    series: [
      aSeries({
        questions: [
          level,
          { ...results, number: '1.1', hint: { fi: 'Kerro lyhyesti.', sv: 'Berätta kort.', en: 'Be brief.' } },
          { ...status, choices: choices.map((id) => ({ id, label: id })) },
          deviation,
        ],
        quickAnswers: [
          { id: 'no-actions', label: { fi: 'Ei toimenpiteitä', sv: 'Inga åtgärder' }, reason: 'optional' },
          { id: 'nothing', label: 'Ei raportoitavaa' },
        ],
      }),
    ],
  })
}

export const line = 'line/perhekeskus/availability'
export const project = 'project/perhekeskus'

/** A sheet with a draft and an earlier answer under every goal, all with the same text. */
export function sheetWith(texts: Texts, sent = false): SheetContext {
  const context = aSheetContext({ programme: registerWith(texts) })
  const answer = values({ level: 25, results: texts.typed })
  const told = values({ status: 'delayed', deviation: texts.typed.slice(0, deviation.maxLength) })
  const lines = goalIds.map((goal) => `line/perhekeskus/${goal}`)
  const answers = Object.fromEntries([...lines.map((id) => [id, answer] as const), [project, told] as const])
  const drafts = Object.fromEntries(
    Object.entries(answers).map(([id, each]): [string, Draft] => [id, aDraft({ answer: each })]),
  )
  const revision = aSentRevision({
    answers,
    sentBy: coordinator,
    onBehalfOf: owner,
    sentAt: '2021-11-09T08:00:00.000Z',
  })
  return {
    ...context,
    sheet: aSheet({ drafts, revisions: sent ? [revision] : [] }),
    earlier: new Map(lines.map((id) => [id, [{ deadline: '2021-05-15', answer, by: owner }]])),
  }
}
