import { leads, nameOf } from './access.ts'
import { type Account, isReachable, languageFor } from './account.ts'
import type { OpenedRound } from './expected-set.ts'
import type { Handover } from './handover.ts'
import { type Instant, localDateOf } from './instant.ts'
import type { Language } from './local-text.ts'
import type { Email, Period, Programme } from './programme.ts'

/** Somebody of the register: how they can be reached, in which language, and who stands in for them. */
export interface PersonEntry {
  readonly email: Email
  readonly name: string
  readonly reach: Account['reach'] | 'not-met'
  readonly isReachable: boolean
  readonly language: Language
  readonly role: 'coordinator' | 'owner' | 'lead' | 'reader' | 'other'
  /** Named in the register. */
  readonly deputy?: string
  /** Whoever answers in their place in this round, each once, and for which days. */
  readonly handedTo: readonly { readonly name: string; readonly absence?: Period }[]
  readonly fewerReminders: boolean
}

/** Everybody of the register, for a coordinator. */
export interface People {
  readonly kind: 'people'
  readonly programme: Programme
  /** The round that hand-overs are of; absent before the first. */
  readonly opened?: OpenedRound
  readonly at: Instant
  /** Those who cannot be reached come first. */
  readonly people: readonly PersonEntry[]
  /** From 0. */
  readonly page: number
}

export interface PeopleFacts {
  readonly programme: Programme
  readonly opened?: OpenedRound
  readonly accounts: ReadonlyMap<Email, Account>
}

export function peopleOf({ programme, opened, accounts }: PeopleFacts, at: Instant): readonly PersonEntry[] {
  const { coordinators, readers, people, projects, areas, goals, themes } = programme
  const led = [...areas, ...goals, ...themes, ...themes.flatMap(({ sections }) => sections)]
  const owners = new Set(projects.flatMap((project) => project.owners))
  const registered = new Map(people.map((person) => [person.email, person]))
  const deputies = people.flatMap(({ deputy }) => deputy ?? [])
  const handovers = inForceFrom(opened?.handovers ?? [], localDateOf(at, programme.timeZone))
  const everybody = new Set([
    ...coordinators,
    ...owners,
    ...led.flatMap((each) => each.owners),
    ...registered.keys(),
    ...deputies,
    ...readers,
  ])
  const entries = [...everybody].map((email): PersonEntry => {
    const account = accounts.get(email)
    const reach = account?.reach ?? 'not-met'
    const deputy = registered.get(email)?.deputy
    return {
      email,
      name: nameOf(programme, email),
      reach,
      isReachable: isReachable(reach),
      language: languageFor(programme, email, account),
      role: roleOf(programme, owners, email),
      handedTo: handedBy(handovers.get(email) ?? [], programme),
      fewerReminders: account?.reminders === 'last-ones',
      ...(deputy === undefined ? {} : { deputy: nameOf(programme, deputy) }),
    }
  })
  return [...entries.filter((each) => !each.isReachable), ...entries.filter((each) => each.isReachable)]
}

function roleOf(programme: Programme, owners: ReadonlySet<Email>, email: Email): PersonEntry['role'] {
  if (programme.coordinators.includes(email)) return 'coordinator'
  if (owners.has(email)) return 'owner'
  if (leads(programme, email)) return 'lead'
  return programme.readers.includes(email) ? 'reader' : 'other'
}

/** Hand-overs that hold today or later, by who handed over. */
function inForceFrom(handovers: readonly Handover[], today: string): ReadonlyMap<Email, readonly Handover[]> {
  const byPerson = new Map<Email, Handover[]>()
  for (const each of handovers) {
    if ((each.absence?.to ?? '9999') < today) continue
    byPerson.set(each.from, [...(byPerson.get(each.from) ?? []), each])
  }
  return byPerson
}

/** The same for several projects is told once. */
function handedBy(handovers: readonly Handover[], programme: Programme): PersonEntry['handedTo'] {
  const told = new Map(handovers.map((each) => [JSON.stringify([each.to, each.absence ?? {}]), each]))
  return [...told.values()].map(({ to, absence }) => ({
    name: nameOf(programme, to),
    ...(absence === undefined ? {} : { absence }),
  }))
}
