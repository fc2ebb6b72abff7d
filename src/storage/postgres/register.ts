import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Store } from '../../actions/ports.ts'
import type { Programme } from '../../domain/programme.ts'
import type { OwnerMove, RegisterChange } from '../../domain/register-change.ts'
import type { StoredMove } from '../backup/piece.ts'
import type { Database, Work } from './database.ts'
import type { Memory } from './memory.ts'
import { registerRows } from './register-rows.ts'
import { given, insertRows, JsonValue } from './rows.ts'

/** The register is read whole, and again only when its version has changed. */
export function createRegister(
  db: Database,
  memory: Memory,
): Pick<Store, 'register' | 'importRegister' | 'registerChanges' | 'changeRegister'> {
  const held = memory.keep((): { known?: { readonly version: number; readonly programme: Programme } } => ({}))
  return {
    async register() {
      // Every act begins with the register, so that this is where others' purges are noticed.
      const purges = db.selectFrom('upkeep').select(({ fn }) => fn.max('number').as('last'))
      const current = await db
        .selectFrom('programme')
        .select(['version', purges.as('purges')])
        .executeTakeFirst()
      if (current === undefined) return undefined
      memory.note(`${current.purges}`)
      const all = held()
      if (all.known?.version !== current.version) {
        const read = await readRegister(db)
        if (read !== undefined) all.known = read
      }
      return all.known?.programme
    },
    async importRegister(programme) {
      return await db.transaction().execute(async (work) => {
        // Of two who import at the same time, one finds the other's row.
        return await insertRegister(work, programme)
      })
    },
    registerChanges: () => readRegisterChanges(db),
    async changeRegister({ programme, change, moves }) {
      return await db.transaction().execute(async (work) => {
        // Of two who change it at the same time, the second waits here and then finds the first one's number.
        const version = await work.selectFrom('programme').select('version').forUpdate().executeTakeFirst()
        const last = await work
          .selectFrom('register_change')
          .select('number')
          .orderBy('number', 'desc')
          .executeTakeFirst()
        if (version === undefined || change.number !== (last?.number ?? 0) + 1) return false
        await replaceRows(work, programme)
        await insertRegisterChanges(work, [change])
        await moveSheets(work, change, moves)
        return true
      })
    },
  }
}

/** Everything anew: the register is read whole, and changes a few times a year. */
async function replaceRows(work: Work, programme: Programme): Promise<void> {
  const { programme: row, ...rows } = registerRows(programme)
  for (const table of replacedTables) await work.deleteFrom(table).execute()
  await writeRows(work, rows)
  for (const { details, ...columns } of row) {
    await work
      .updateTable('programme')
      .set((from) => ({ ...columns, details: JSON.stringify(details), version: from('version', '+', 1) }))
      .execute()
  }
}

/** What hangs on these goes with them. */
const replacedTables = [
  'project',
  'theme',
  'goal',
  'area',
  'unit',
  'place',
  'person',
  'programme_role',
  'series',
  'earlier_answer',
  'earlier_summary',
] as const

async function moveSheets(work: Work, { number, by, at }: RegisterChange, moves: readonly OwnerMove[]): Promise<void> {
  await insertMoves(
    work,
    moves.map(({ round, sheet, before, after }) => ({ round, sheet, before, after, by, at, change: number })),
  )
  const rounds = [...new Set(moves.map(({ round }) => round))]
  if (rounds.length === 0) return
  // A new version makes every process look at the round again.
  await work
    .updateTable('round')
    .set((from) => ({ version: from('version', '+', 1) }))
    .where('id', 'in', rounds)
    .execute()
}

export async function readRegisterChanges(work: Work): Promise<readonly RegisterChange[]> {
  const rows = await work.selectFrom('register_change').selectAll().orderBy('number').execute()
  return rows.map(({ details, ...row }) => ({ ...row, ...details }))
}

export async function insertRegisterChanges(work: Work, changes: readonly RegisterChange[]): Promise<void> {
  const rows = changes.map(({ number, id, act, at, by, ...details }) => ({
    number,
    id,
    act,
    at,
    by,
    details: new JsonValue(details),
  }))
  await insertRows(work, 'register_change', rows)
}

export async function readMoves(work: Work): Promise<readonly StoredMove[]> {
  const rows = await work.selectFrom('sheet_move').select(['round', 'details']).orderBy('number').execute()
  return rows.map(({ round, details }) => ({ ...details, round }))
}

export async function insertMoves(work: Work, moves: readonly StoredMove[]): Promise<void> {
  const rows = moves.map(({ round, ...details }) => ({
    round,
    change: details.change,
    sheet: details.sheet,
    details: new JsonValue(details),
  }))
  await insertRows(work, 'sheet_move', rows)
}

/** False where there is a register already. */
export async function insertRegister(work: Work, programme: Programme): Promise<boolean> {
  const { programme: row, ...rows } = registerRows(programme)
  const [first] = row
  if (first === undefined) return false
  const inserted = await work
    .insertInto('programme')
    .values({ ...first, details: JSON.stringify(first.details) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) return false
  await writeRows(work, rows)
  return true
}

async function writeRows(work: Work, rows: Omit<ReturnType<typeof registerRows>, 'programme'>): Promise<void> {
  await insertRows(work, 'goal', rows.goal)
  await insertRows(work, 'area', rows.area)
  await insertRows(work, 'unit', rows.unit)
  await insertRows(work, 'place', rows.place)
  await insertRows(work, 'theme', rows.theme)
  await insertRows(work, 'theme_section', rows.theme_section)
  await insertRows(work, 'person', rows.person)
  await insertRows(work, 'programme_role', rows.programme_role)
  await insertRows(work, 'project', rows.project)
  await insertRows(work, 'project_owner', rows.project_owner)
  await insertRows(work, 'project_unit', rows.project_unit)
  await insertRows(work, 'project_place', rows.project_place)
  await insertRows(work, 'project_line', rows.project_line)
  await insertRows(work, 'series', rows.series)
  await insertRows(work, 'question', rows.question)
  await insertRows(work, 'earlier_answer', rows.earlier_answer)
  await insertRows(work, 'earlier_summary', rows.earlier_summary)
}

type RegisterRead = NonNullable<Awaited<ReturnType<typeof selectRegister>>>

export async function readRegister(work: Work) {
  const rows = await selectRegister(work)
  return rows === undefined ? undefined : { version: rows.version, programme: programmeOf(rows) }
}

/** One statement, so that all of it is of one moment. */
function selectRegister(work: Work) {
  return work
    .selectFrom('programme')
    .select([
      'id',
      'language',
      'time_zone',
      'holidays',
      'version',
      'details',
      jsonArrayFrom(work.selectFrom('goal').select(['id', 'number', 'details']).orderBy('position')).as('goals'),
      jsonArrayFrom(work.selectFrom('area').select(['id', 'details']).orderBy('position')).as('areas'),
      jsonArrayFrom(work.selectFrom('unit').select(['id', 'details']).orderBy('position')).as('units'),
      jsonArrayFrom(work.selectFrom('place').select(['id', 'details']).orderBy('position')).as('places'),
      jsonArrayFrom(work.selectFrom('theme').select(['id', 'number', 'goal', 'details']).orderBy('position')).as(
        'themes',
      ),
      jsonArrayFrom(work.selectFrom('theme_section').select(['theme', 'id', 'details']).orderBy('position')).as(
        'sections',
      ),
      jsonArrayFrom(
        work.selectFrom('person').select(['email', 'language', 'deputy', 'details']).orderBy('position'),
      ).as('people'),
      jsonArrayFrom(work.selectFrom('programme_role').select(['role', 'email']).orderBy('position')).as('roles'),
      jsonArrayFrom(
        work.selectFrom('project').select(['id', 'area', 'active_from', 'active_to', 'details']).orderBy('position'),
      ).as('projects'),
      jsonArrayFrom(work.selectFrom('project_owner').select(['project', 'email']).orderBy('position')).as('owners'),
      jsonArrayFrom(work.selectFrom('project_unit').select(['project', 'unit']).orderBy('position')).as('ofUnits'),
      jsonArrayFrom(work.selectFrom('project_place').select(['project', 'place']).orderBy('position')).as('inPlaces'),
      jsonArrayFrom(
        work
          .selectFrom('project_line')
          .select(['project', 'goal', 'theme', 'active_from', 'active_to', 'details'])
          .orderBy('position'),
      ).as('lines'),
      jsonArrayFrom(work.selectFrom('series').select(['id', 'details']).orderBy('position')).as('series'),
      jsonArrayFrom(work.selectFrom('question').select(['series', 'details']).orderBy('position')).as('questions'),
      jsonArrayFrom(work.selectFrom('earlier_answer').select('details').orderBy('position')).as('history'),
      jsonArrayFrom(work.selectFrom('earlier_summary').select('details').orderBy('position')).as('summaries'),
    ])
    .executeTakeFirst()
}

function programmeOf(rows: RegisterRead): Programme {
  const sections = grouped(rows.sections, ({ theme }) => theme)
  const owners = grouped(rows.owners, ({ project }) => project)
  const units = grouped(rows.ofUnits, ({ project }) => project)
  const places = grouped(rows.inPlaces, ({ project }) => project)
  const lines = grouped(rows.lines, ({ project }) => project)
  const questions = grouped(rows.questions, ({ series }) => series)
  const inRole = (wanted: string): readonly string[] =>
    rows.roles.filter(({ role }) => role === wanted).map(({ email }) => email)
  return {
    ...rows.details,
    id: rows.id,
    language: rows.language,
    timeZone: rows.time_zone,
    holidays: rows.holidays,
    goals: rows.goals.map(({ id, number, details }) => ({ id, ...given('number', number), ...details })),
    areas: rows.areas.map(({ id, details }) => ({ id, ...details })),
    units: rows.units.map(({ id, details }) => ({ id, ...details })),
    places: rows.places.map(({ id, details }) => ({ id, ...details })),
    themes: rows.themes.map(({ id, number, goal, details }) => ({
      id,
      ...given('number', number),
      ...given('goal', goal),
      ...details,
      sections: sections(id).map((section) => ({ id: section.id, ...section.details })),
    })),
    people: rows.people.map(({ email, language, deputy, details }) => ({
      email,
      ...details,
      ...given('language', language),
      ...given('deputy', deputy),
    })),
    coordinators: inRole('coordinator'),
    readers: inRole('reader'),
    projects: rows.projects.map(({ id, area, active_from, active_to, details }) => ({
      id,
      ...details,
      ...given('area', area),
      active: { ...given('from', active_from), ...given('to', active_to), ...details.active },
      owners: owners(id).map(({ email }) => email),
      units: units(id).map(({ unit }) => unit),
      places: places(id).map(({ place }) => place),
      lines: lines(id).map((line) => ({
        goal: line.goal,
        ...given('theme', line.theme),
        active: { ...given('from', line.active_from), ...given('to', line.active_to) },
        ...line.details,
      })),
    })),
    series: rows.series.map(({ id, details }) => ({
      id,
      ...details,
      questions: questions(id).map((question) => question.details),
    })),
    history: rows.history.map(({ details }) => details),
    summaries: rows.summaries.map(({ details }) => details),
  }
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): (key: string) => readonly Row[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return (key) => groups.get(key) ?? []
}
