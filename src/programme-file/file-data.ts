import type {
  HistoryAnswer,
  HistorySummary,
  Indicator,
  Programme,
  Series,
  Target,
  TitledText,
} from '../domain/programme.ts'

/** An object of a programme file before it is checked. */
export type FileRecord = Readonly<Record<string, unknown>>

/** The register in the shape of a programme file: what the schema reads back as the same register. */
export function fileData(programme: Programme): FileRecord {
  const { version, id, name, language, timeZone, holidays, coordinators, series, history, summaries } = programme
  return withoutEmpty({
    version,
    programme: id,
    name,
    language,
    timeZone,
    holidays,
    goals: programme.goals.map((goal) => withoutEmpty({ ...goal, texts: goal.texts.map(titled) })),
    areas: programme.areas.map(withoutEmpty),
    themes: programme.themes.map((theme) => withoutEmpty({ ...theme, sections: theme.sections.map(withoutEmpty) })),
    units: programme.units,
    places: programme.places,
    scale: programme.scale,
    people: programme.people,
    coordinators,
    readers: programme.readers,
    contacts: programme.contacts,
    channel: programme.channel,
    projects: programme.projects.map((project) =>
      withoutEmpty({
        ...project,
        lines: project.lines.map((line) => withoutEmpty({ ...line, targets: line.targets.map(targetData) })),
      }),
    ),
    series: series.map((each) => seriesData(each, programme)),
    history: [...history.map(answerData), ...summaries.map(summaryData)],
  })
}

const alwaysThere = new Set(['goals', 'projects', 'series'])

/** Leaves out what the file may leave out. Only for objects in which an empty list means the same as none. */
function withoutEmpty(record: object): FileRecord {
  return Object.fromEntries(
    Object.entries(record).filter(([key, value]) => {
      if (value === undefined || value === '') return false
      if (Array.isArray(value)) return value.length > 0 || alwaysThere.has(key)
      return typeof value !== 'object' || Object.keys(value).length > 0
    }),
  )
}

function targetData({ indicators, ...target }: Target): FileRecord {
  return withoutEmpty({ ...target, indicators: indicators.map(indicatorData) })
}

/** Of a text that is only told the type is left out: with it, it would be asked. */
function indicatorData({ isAsked, type, ...indicator }: Indicator): FileRecord {
  return isAsked === true || type !== 'text' ? { ...indicator, type } : indicator
}

function titled({ title, text }: TitledText): FileRecord {
  return withoutEmpty({ title, text })
}

function seriesData({ schedule, summaryGoals, front, ...series }: Series, { goals }: Programme): FileRecord {
  const allGoals = summaryGoals.length === goals.length && goals.every(({ id }, index) => summaryGoals[index] === id)
  return {
    ...series,
    schedule: scheduleData(schedule),
    front: front.map(titled),
    // Left out it follows the goals, also those to come.
    ...(allGoals ? {} : { summaryGoals }),
  }
}

function scheduleData(schedule: Series['schedule']): FileRecord {
  const { deadlines, opensDaysBefore, answersDueWorkingDaysBefore, locksDaysAfter, ...rest } = schedule
  return {
    deadlines: deadlinesData(deadlines),
    ...rest,
    opens: { daysBefore: opensDaysBefore },
    answersDue: { workingDaysBefore: answersDueWorkingDaysBefore },
    locks: { daysAfter: locksDaysAfter },
  }
}

function deadlinesData(deadlines: Series['schedule']['deadlines']): FileRecord {
  switch (deadlines.kind) {
    case 'yearly':
      return { yearly: deadlines.days }
    case 'monthly':
      return { monthly: deadlines.day }
    case 'dates':
      return { dates: deadlines.dates }
  }
}

function answerData({ series, round, subject, answers }: HistoryAnswer): FileRecord {
  return { series, round, subject, answers }
}

function summaryData({ series, round, ...summary }: HistorySummary): FileRecord {
  return { series, round, summary }
}
