import { ownerNumber } from '../test/delivery/large-programme.ts'

/** Who sits at the keyboards: each owns the projects whose number leaves the same rest. */
export const clientCount = 64
export const projectCount = 500
export const pagesPerSheet = 4

export const currentDeadline = '2025-11-15'
export const currentRound = `oma-arviointi:${currentDeadline}`
/** The moment at which the current round opens: Monday morning, four weeks before its deadline. */
export const openingClock = '2025-10-20T09:00'

const goals = ['availability', 'prevention', 'quality']

/** Every project has three lines with a level and a text, and a page of its own with the question that may alarm. */
export function answerProgrammeFile(): string {
  return JSON.stringify({
    version: 1,
    programme: 'large',
    name: 'A large programme',
    holidays: 'FI',
    goals: goals.map((id, index) => ({ id, number: index + 1, name: id })),
    scale: [0, 25, 50, 75, 100].map((value) => ({ value })),
    coordinators: ['coordinator@example.fi'],
    projects: Array.from({ length: projectCount }, (_, index) => ({
      id: projectNumber(index),
      owners: [ownerNumber(index % clientCount)],
      lines: goals.map((goal) => ({ goal })),
    })),
    series: [
      {
        id: 'oma-arviointi',
        schedule: {
          deadlines: { yearly: ['05-15', '11-15'] },
          from: '2019-11-15',
          to: '2026-05-15',
          opens: { daysBefore: 28 },
          answersDue: { workingDaysBefore: 5 },
          locks: { daysAfter: 7 },
        },
        questions: [
          { id: 'level', type: 'level', required: true },
          { id: 'results', type: 'text', required: true },
          {
            id: 'status',
            type: 'choice',
            scope: 'project',
            required: true,
            choices: [{ id: 'delayed', tell: 'coordinators' }, { id: 'on-track' }, { id: 'paused' }],
          },
          { id: 'comment', type: 'text', scope: 'project' },
        ],
      },
    ],
  })
}

/** The sheets of one client's projects; as many for each. */
export function sheetsOf(client: number): readonly string[] {
  const count = Math.floor(projectCount / clientCount)
  return Array.from({ length: count }, (_, index) => `project/${projectNumber(client + index * clientCount)}`)
}

/** 600 characters that no other number gives, and as many bytes for every number. */
export function longText(number: number): string {
  return `${`${number}`.padStart(8, '0')} ${passage}`.slice(0, 600)
}

const passage = 'Työpajat on pidetty kaikissa kunnissa ja yhteinen käytäntö on otettu käyttöön. '.repeat(8)

function projectNumber(index: number): string {
  return `project-${index + 1}`
}
