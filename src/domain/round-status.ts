import { nameOf } from './access.ts'
import type { Account } from './account.ts'
import type { Answer } from './answer.ts'
import { type Delivery, lastContact } from './delivery.ts'
import type { DutyFacts } from './duties.ts'
import { type Counts, count, type SubjectStanding, standings } from './gaps.ts'
import { groupBy } from './group-by.ts'
import { type Instant, localDateOf } from './instant.ts'
import type { Area, Email, Goal, Project } from './programme.ts'
import { repeatedTexts } from './repeated-texts.ts'
import { responsibleFor } from './responsibility.ts'
import { parseSubject, type SubjectId } from './subject.ts'
import { workingDaysLeft } from './working-days.ts'

/** What one owner must still do, and what reached them. */
export interface MissingOwner {
  readonly email: Email
  readonly name: string
  readonly reach: Account['reach'] | 'not-met'
  readonly lastContact?: Delivery
}

/** A project with something missing. */
export interface MissingProject {
  readonly project: Project
  readonly subjects: readonly SubjectId[]
  readonly drafts: number
  readonly owners: readonly MissingOwner[]
}

/** Where a round stands at one moment; every count is of subjects with something required. */
export interface RoundStatus {
  readonly kind: 'status'
  readonly facts: DutyFacts
  readonly at: Instant
  readonly workingDaysLeft: number
  readonly counts: Counts
  readonly byGoal: readonly { readonly goal: Goal; readonly counts: Counts }[]
  readonly byArea: readonly { readonly area: Area; readonly counts: Counts }[]
  readonly missing: readonly MissingProject[]
  readonly channelKnown: boolean
  /** Subjects that say word for word what they said the last time. */
  readonly repeated: readonly SubjectId[]
}

export interface StatusFacts extends DutyFacts {
  readonly deliveries: readonly Delivery[]
  readonly accounts: ReadonlyMap<Email, Account>
  readonly channelKnown: boolean
  /** What a subject was answered the last time. */
  readonly previousAnswer?: (subject: SubjectId) => Answer | undefined
}

export function statusOf(facts: StatusFacts, at: Instant): RoundStatus {
  const { programme, opened } = facts
  const all = standings(opened, facts.sheets)
  const projects = new Map(programme.projects.map((project) => [project.id, project]))
  const goalOf = ({ subject }: SubjectStanding): string | undefined => {
    const parsed = parseSubject(subject)
    return parsed?.scope === 'line' ? parsed.goal : undefined
  }
  return {
    kind: 'status',
    facts,
    at,
    workingDaysLeft: workingDaysLeft(localDateOf(at, programme.timeZone), opened.round.answersDue, facts.daysOff),
    counts: count(all),
    byGoal: programme.goals.map((goal) => ({ goal, counts: count(all.filter((each) => goalOf(each) === goal.id)) })),
    byArea: programme.areas.map((area) => ({
      area,
      counts: count(all.filter(({ sheet }) => projects.get(sheet.project)?.area === area.id)),
    })),
    missing: missingProjects(facts, all, projects, at),
    channelKnown: facts.channelKnown,
    repeated: repeatedTexts(facts.sheets.values(), facts.previousAnswer ?? (() => undefined)),
  }
}

function missingProjects(
  facts: StatusFacts,
  all: readonly SubjectStanding[],
  projects: ReadonlyMap<string, Project>,
  at: Instant,
): readonly MissingProject[] {
  const contacts = groupBy(facts.deliveries, ({ key }) => key.recipient)
  const owner = (email: Email): MissingOwner => {
    const contact = lastContact(contacts.get(email) ?? [])
    return {
      email,
      name: nameOf(facts.programme, email),
      reach: facts.accounts.get(email)?.reach ?? 'not-met',
      ...(contact === undefined ? {} : { lastContact: contact }),
    }
  }
  const today = localDateOf(at, facts.programme.timeZone)
  const gaps = all.filter(({ state }) => state === 'missing')
  const bySheet = groupBy(gaps, ({ sheet }) => sheet)
  return [...bySheet].flatMap(([sheet, missing]) => {
    const project = projects.get(sheet.project)
    if (project === undefined) return []
    return [
      {
        project,
        subjects: missing.map(({ subject }) => subject),
        drafts: missing.filter(({ draft }) => draft).length,
        owners: responsibleFor(facts.opened, sheet, today).map(owner),
      },
    ]
  })
}
