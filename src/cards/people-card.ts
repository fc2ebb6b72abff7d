import { isReachable } from '../domain/account.ts'
import { groupBy } from '../domain/group-by.ts'
import type { People, PersonEntry } from '../domain/people.ts'
import { collatorFor, dateAndTime, longDate } from '../locales/dates.ts'
import { alone, type ButtonSet, execute } from './actions.ts'
import type { Reader } from './reader.ts'
import { type Card, cardTemplate } from './template.ts'

interface PeopleView {
  readonly lang: string
  readonly title: string
  readonly moment: string
  readonly counts: string
  readonly people: readonly {
    readonly name: string
    readonly about: string
    readonly hasRemedy: boolean
    readonly remedy: string
  }[]
  readonly buttons: readonly ButtonSet[]
}

const expand = cardTemplate<PeopleView>('people')
const pageSize = 15

/** Who can be reached, in which language, who stands in for whom; and what to do about those who cannot be reached. */
export function peopleCard(shown: People, reader: Reader): Card {
  const { t, language } = reader
  const { people, programme } = shown
  const last = Math.max(0, Math.ceil(people.length / pageSize) - 1)
  const page = Math.min(shown.page, last)
  const away = people.filter(({ reach }) => !isReachable(reach)).length
  const title = t('people.title')
  const counts = t('people.counts', { all: people.length, reachable: people.length - away, away })
  const round = shown.opened?.round.id ?? ''
  const turn = (title: string, to: number): ButtonSet => alone(execute(title, 'people', { round, page: to }))
  const content = expand({
    lang: language,
    title,
    moment: t('status.moment', { at: dateAndTime(shown.at, programme.timeZone, language) }),
    counts,
    people: inOrder(people, reader)
      .slice(page * pageSize, (page + 1) * pageSize)
      .map((person) => personView(person, reader)),
    buttons: [
      ...(page < last ? [turn(t('status.next'), page + 1)] : []),
      ...(page > 0 ? [turn(t('status.previous'), page - 1)] : []),
      turn(t('status.refresh'), page),
    ],
  })
  return { content, summary: `${title}. ${counts}` }
}

/** Those who cannot be reached first, each group by name. */
function inOrder(people: readonly PersonEntry[], { language }: Reader): readonly PersonEntry[] {
  const collator = collatorFor(language)
  const byReach = groupBy(people, ({ reach }) => isReachable(reach))
  return [false, true].flatMap((reachable) =>
    (byReach.get(reachable) ?? []).toSorted((one, other) => collator.compare(one.name, other.name)),
  )
}

function personView(person: PersonEntry, reader: Reader): PeopleView['people'][number] {
  const { t } = reader
  const { email, name, reach, role, deputy, fewerReminders } = person
  return {
    name: name === email ? email : t('people.name', { name, email }),
    about: [
      t(`people.role.${role}`),
      isReachable(reach) ? t('people.reachable') : t(`reach.${reach}`),
      t(`language.name.${person.language}`),
      ...(deputy === undefined ? [] : [t('people.deputy', { name: deputy })]),
      ...person.handedTo.map((each) => handedWords(each, reader)),
      ...(fewerReminders ? [t('people.fewer-reminders')] : []),
    ].join(' · '),
    hasRemedy: !isReachable(reach),
    remedy: isReachable(reach) ? '' : t(`people.remedy.${reach}`),
  }
}

function handedWords({ name, absence }: PersonEntry['handedTo'][number], { t, language }: Reader): string {
  const { from, to } = absence ?? {}
  if (from !== undefined && to !== undefined) {
    return t('people.away', { name, from: longDate(from, language), to: longDate(to, language) })
  }
  return to === undefined ? t('people.handed', { name }) : t('people.away-until', { name, to: longDate(to, language) })
}
