import type { DraftSave, Sending } from '../src/actions/ports.ts'
import type { Account, ChannelAddress } from '../src/domain/account.ts'
import type { Answer, AnswerValues, Draft, SentRevision, Sheet } from '../src/domain/answer.ts'
import type { ClaimTerms, Delivery } from '../src/domain/delivery.ts'
import type { Edition } from '../src/domain/edition.ts'
import { type ExpectedSheet, freezeExpectedSet, type OpenedRound } from '../src/domain/expected-set.ts'
import { type NoteSubject, noteKey } from '../src/domain/note-keys.ts'
import type { Note, NoteContent, NoteSave, NoteVersion } from '../src/domain/office-notes.ts'
import type { Line, Programme, Project, Series } from '../src/domain/programme.ts'
import type { ChoiceQuestion, LevelQuestion, TextQuestion } from '../src/domain/question.ts'
import type { ReportModel } from '../src/domain/report-model.ts'
import { type Round, roundAt } from '../src/domain/round.ts'
import type { RoundAct } from '../src/domain/round-act.ts'
import type { SheetAct } from '../src/domain/sheet-act.ts'
import type { SheetContext } from '../src/domain/sheet-context.ts'

/** A day of the autumn round: between its opening and the day on which answers are due. */
export const now = '2021-11-01T08:00:00.000Z'
export const autumn = '2021-11-15'
export const spring = '2021-05-15'
export const noDaysOff: ReadonlySet<string> = new Set()

export const owner = 'owner@example.fi'
export const secondOwner = 'second.owner@example.fi'
export const coordinator = 'coordinator@example.fi'

export const level: LevelQuestion = { id: 'level', type: 'level', scope: 'line', label: 'Taso', required: true }
export const results: TextQuestion = {
  id: 'results',
  type: 'text',
  scope: 'line',
  label: 'Tulokset',
  required: true,
  maxLength: 4000,
}

export const status: ChoiceQuestion = {
  id: 'status',
  type: 'choice',
  scope: 'project',
  label: 'Projektin tilanne',
  required: true,
  choices: [
    { id: 'on-track', label: 'Etenee suunnitellusti' },
    { id: 'delayed', label: 'Viivästynyt', tell: 'coordinators' },
  ],
}
export const deviation: TextQuestion = {
  id: 'deviation',
  type: 'text',
  scope: 'project',
  label: 'Mistä viive johtuu?',
  required: true,
  maxLength: 2000,
  when: { question: 'status', in: ['delayed'] },
}

export function aSeries(overrides: Partial<Series> = {}): Series {
  return {
    id: 'oma-arviointi',
    name: 'Oma-arviointi',
    roundLabel: 'season',
    schedule: {
      deadlines: { kind: 'yearly', days: ['05-15', '11-15'] },
      from: '2020-11-15',
      to: '2023-11-15',
      asOf: 'previous-month',
      opensDaysBefore: 28,
      answersDueWorkingDaysBefore: 5,
      locksDaysAfter: 7,
      report: { workingDaysBefore: 0, at: '12:00' },
    },
    reminders: {
      at: '09:00',
      workingDaysBefore: [10, 5, 2, 0],
      workingDaysAfter: [1, 3],
      most: 6,
      escalateAfterWorkingDays: 1,
      fallback: 'channel',
    },
    questions: [level, results],
    quickAnswers: [{ id: 'nothing', label: 'Ei toimenpiteitä' }],
    sections: ['progress', 'results'],
    columns: 'all',
    front: [],
    summaryGoals: [],
    ...overrides,
  }
}

export function aLine(overrides: Partial<Line> = {}): Line {
  return { goal: 'availability', active: {}, alsoUnder: [], parts: [], targets: [], ...overrides }
}

export function aProject(overrides: Partial<Project> = {}): Project {
  return {
    id: 'perhekeskus',
    name: 'Perhekeskus',
    formerNames: [],
    units: [],
    places: [],
    owners: [owner],
    active: {},
    lines: [aLine()],
    ...overrides,
  }
}

export function aProgramme(overrides: Partial<Programme> = {}): Programme {
  return {
    version: 1,
    id: 'lansi-uusimaa',
    name: 'Länsi-Uusimaa',
    language: 'fi',
    timeZone: 'Europe/Helsinki',
    holidays: 'FI',
    goals: [{ id: 'availability', number: 1, name: 'Saatavuus', owners: [], texts: [] }],
    areas: [],
    themes: [],
    units: [],
    places: [],
    scale: [0, 25, 50, 75, 100].map((value) => ({ value, label: `${value} %` })),
    people: [],
    coordinators: [coordinator],
    readers: [],
    contacts: [],
    projects: [aProject()],
    series: [aSeries()],
    history: [],
    summaries: [],
    ...overrides,
  }
}

export function aRound(deadline = autumn, series: Series = aSeries()): Round {
  return roundAt(aProgramme(), series, deadline, noDaysOff)
}

export function anExpectedSheet(project = 'perhekeskus', overrides: Partial<ExpectedSheet> = {}): ExpectedSheet {
  return {
    id: `project/${project}`,
    project,
    owners: [owner],
    subjects: [{ id: `line/${project}/availability`, counted: true }],
    ...overrides,
  }
}

/** The round as it opens on the programme of `aProgramme`. */
export function anOpening(round: Round = aRound()): { round: Round; at: string; sheets: readonly ExpectedSheet[] } {
  return { round, at: round.opensAt, sheets: freezeExpectedSet(aProgramme(), aSeries(), round) }
}

export function anOpenedRound(overrides: Partial<OpenedRound> = {}): OpenedRound {
  const { round, at, sheets } = anOpening(overrides.round)
  return { round, openedAt: at, sheets, exemptions: [], handovers: [], plannedSteps: [], ...overrides }
}

export function values(answered: AnswerValues = { level: 25, results: 'Työ on alkanut.' }): Answer {
  return { kind: 'values', values: answered }
}

export function aDraft(overrides: Partial<Draft> = {}): Draft {
  return { revision: 1, answer: values(), savedAt: now, savedBy: owner, ...overrides }
}

export function aSentRevision(overrides: Partial<SentRevision> = {}): SentRevision {
  return {
    number: 1,
    sentAt: now,
    sentBy: owner,
    answers: { 'line/perhekeskus/availability': values() },
    ...overrides,
  }
}

export function aSheet(overrides: Partial<Sheet> = {}): Sheet {
  return { round: aRound().id, id: 'project/perhekeskus', drafts: {}, revisions: [], ...overrides }
}

/** The sheet of the first project of the programme, in the autumn round of its first series. */
export function aSheetContext(overrides: Partial<SheetContext> = {}): SheetContext {
  const { programme = aProgramme(), series = programme.series[0] ?? aSeries() } = overrides
  const round = roundAt(programme, series, autumn, noDaysOff)
  const sheets = freezeExpectedSet(programme, series, round)
  return {
    programme,
    series,
    opened: anOpenedRound({ round, sheets }),
    expected: sheets[0] ?? anExpectedSheet(),
    sheet: aSheet(),
    earlier: new Map(),
    ...overrides,
  }
}

export function aSave(overrides: Partial<DraftSave> = {}): DraftSave {
  return {
    round: aRound().id,
    sheet: 'project/perhekeskus',
    subject: 'line/perhekeskus/availability',
    expectedRevision: 0,
    answer: values(),
    at: now,
    by: owner,
    ...overrides,
  }
}

export function aSending(overrides: Partial<Sending> = {}): Sending {
  return {
    round: aRound().id,
    sheet: 'project/perhekeskus',
    drafts: { 'line/perhekeskus/availability': 1 },
    answers: { 'line/perhekeskus/availability': values() },
    at: now,
    by: owner,
    ...overrides,
  }
}

/** As much of an act as there is of it beside what it does. */
export const byCoordinator = { by: coordinator, at: now }

export function anExemption(...subjects: readonly string[]): RoundAct & { readonly act: 'exempted' } {
  return { act: 'exempted', subjects, reason: 'Päättynyt', ...byCoordinator }
}

export function aReturn(overrides: Partial<SheetAct & { readonly act: 'returned' }> = {}): SheetAct {
  const subjects = ['line/perhekeskus/availability']
  return { act: 'returned', revision: 1, subjects, comment: 'Kerro myös luvut.', ...byCoordinator, ...overrides }
}

export function aDelivery(overrides: Partial<Delivery> & { recipient?: string; step?: string } = {}): Delivery {
  const { recipient = owner, step = 'opening', ...rest } = overrides
  return {
    key: { round: aRound().id, recipient, step },
    kind: 'opening',
    dueAt: now,
    current: { state: 'planned' },
    attempts: [],
    ...rest,
  }
}

export function claimTerms(overrides: Partial<ClaimTerms> = {}): ClaimTerms {
  return {
    dueBy: now,
    realNow: '2026-11-20T10:00:00.000Z',
    holder: 'holder-1',
    leaseUntil: '2026-11-20T10:01:00.000Z',
    ...overrides,
  }
}

export function anAccount(overrides: Partial<Account> = {}): Account {
  return {
    email: owner,
    tenant: 'tenant-1',
    objectId: 'object-1',
    userId: '29:owner',
    reachedVia: { serviceUrl: 'https://smba.example/emea/', bot: '28:bot' },
    reach: 'installed',
    seenAt: now,
    ...overrides,
  }
}

export function aChannel(overrides: Partial<ChannelAddress> = {}): ChannelAddress {
  return {
    serviceUrl: 'https://smba.example/emea/',
    conversation: '19:channel@thread.tacv2',
    bot: '28:bot',
    tenant: 'tenant-1',
    setBy: coordinator,
    ...overrides,
  }
}

export function aNoteSave(overrides: Partial<NoteSave> = {}): NoteSave {
  return {
    round: aRound().id,
    key: noteKey({ about: 'summary', goal: 'availability' }),
    expectedRevision: 0,
    content: { state: 'written', text: 'Palvelut ovat lähempänä.' },
    at: now,
    by: coordinator,
    ...overrides,
  }
}

/** A note with one version, about what is given. */
export function aNote(subject: NoteSubject, content: NoteContent, overrides: Partial<NoteVersion> = {}): Note {
  const version = { revision: 1, at: now, by: coordinator, ...content, ...overrides }
  return { round: aRound().id, key: noteKey(subject), versions: [version] }
}

export function aReportModel(overrides: Partial<ReportModel> = {}): ReportModel {
  const round = aRound()
  return {
    programme: { id: 'lansi-uusimaa', name: 'Länsi-Uusimaa', language: 'fi', timeZone: 'Europe/Helsinki' },
    series: { id: round.series, name: 'Oma-arviointi', sections: ['progress', 'results'], front: [] },
    round: { id: round.id, deadline: round.deadline, label: { kind: 'season', season: 'autumn', year: 2021 } },
    compiledAt: round.reportAt,
    edition: 1,
    columns: [],
    goals: [],
    areas: [],
    projects: [],
    scale: [],
    questions: [level, results],
    quickAnswers: [],
    counts: { expected: 0, answered: 0, missing: 0, exempt: 0, late: 0 },
    subjects: [],
    summary: [],
    earlierSummaries: [],
    missing: [],
    ...overrides,
  }
}

export function anEdition(overrides: Partial<Edition> = {}): Edition {
  const number = overrides.number ?? 1
  return {
    round: aRound().id,
    number,
    publishedAt: aRound().reportAt,
    model: aReportModel({ edition: number }),
    ...overrides,
  }
}
