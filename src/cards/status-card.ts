import type { Delivery } from '../domain/delivery.ts'
import type { Counts } from '../domain/gaps.ts'
import { localDateOf } from '../domain/instant.ts'
import { findProject } from '../domain/programme.ts'
import type { MissingOwner, MissingProject, RoundStatus } from '../domain/round-status.ts'
import { parseSubject } from '../domain/subject.ts'
import { dateAndTime, shortDay } from '../locales/dates.ts'
import { type CardAction, execute } from './actions.ts'
import type { Reader } from './reader.ts'
import { roundTitle } from './round-title.ts'
import { subjectTitle } from './subject-title.ts'
import { type Card, cardTemplate } from './template.ts'

interface StatusView {
  readonly lang: string
  readonly title: string
  readonly moment: string
  readonly counts: string
  readonly days: string
  readonly groups: readonly {
    readonly title: string
    readonly rows: readonly { readonly name: string; readonly progress: string }[]
  }[]
  readonly hasChannelNote: boolean
  readonly channelNote: string
  readonly hasRepeated: boolean
  readonly repeatedTitle: string
  readonly repeated: readonly { readonly text: string }[]
  readonly missingTitle: string
  readonly missing: readonly {
    readonly name: string
    readonly what: string
    readonly owners: readonly { readonly text: string }[]
  }[]
  readonly actions: readonly CardAction[]
}

const expand = cardTemplate<StatusView>('status')
const mostListed = 15

/** For a coordinator: counts that add up, progress, and who is missing with what reached them. */
export function statusCard(status: RoundStatus, reader: Reader, occasion: 'asked' | 'escalation' = 'asked'): Card {
  const { t, text, language } = reader
  const { programme, series, opened } = status.facts
  const { round } = opened
  const title = t(occasion === 'asked' ? 'status.title' : 'status.escalation', {
    round: roundTitle(series, round, reader),
  })
  const counts = t('status.counts', { ...status.counts })
  const shown = status.missing.slice(0, mostListed)
  const content = expand({
    lang: language,
    title,
    moment: t('status.moment', { at: dateAndTime(status.at, programme.timeZone, language) }),
    counts,
    days: daysLeft(status, reader),
    groups: [
      {
        title: t('status.by-goal'),
        rows: status.byGoal.map(({ goal, counts: each }) => ({
          name: text(goal.short ?? goal.name),
          progress: progress(each, reader),
        })),
      },
      {
        title: t('status.by-area'),
        rows: status.byArea.map(({ area, counts: each }) => ({
          name: text(area.name),
          progress: progress(each, reader),
        })),
      },
    ],
    hasChannelNote: !status.channelKnown,
    channelNote: t('status.no-channel'),
    hasRepeated: status.repeated.length > 0,
    repeatedTitle: t('status.repeated', { count: status.repeated.length }),
    repeated: repeatedLines(status, reader),
    missingTitle: missingTitle(status, reader),
    missing: shown.map((project) => missingView(project, status, reader)),
    actions: [execute(t('status.refresh'), 'status', { round: round.id })],
  })
  return { content, summary: `${title}. ${counts}` }
}

const mostRepeated = 10

/** `Perhekeskus: Saatavuus`, so that a coordinator can ask whether it still holds. */
function repeatedLines({ repeated, facts }: RoundStatus, reader: Reader): StatusView['repeated'] {
  const { programme } = facts
  const lines = repeated.slice(0, mostRepeated).map((subject) => {
    const project = findProject(programme, parseSubject(subject)?.project ?? '')
    const name = project === undefined ? subject : reader.text(project.name)
    return { text: `${name}: ${subjectTitle(programme, subject, reader)}` }
  })
  const more = repeated.length - lines.length
  return more === 0 ? lines : [...lines, { text: reader.t('rehearsal.more', { count: more }) }]
}

function daysLeft(status: RoundStatus, { t, language }: Reader): string {
  const { round } = status.facts.opened
  const due = shortDay(round.answersDue, language)
  if (status.at >= round.locksAt) return t('status.locked')
  if (status.at > round.dueAt) {
    return t('status.overdue', {
      due,
      locks: shortDay(localDateOf(round.locksAt, status.facts.programme.timeZone), language),
    })
  }
  return t('status.due', { due, left: daysLeftText(status.workingDaysLeft, t) })
}

function daysLeftText(days: number, t: Reader['t']): string {
  return days === 0 ? t('duties.last-day') : t('duties.days-left', { count: days })
}

const bars = 10

/** `▮▮▮▮▯▯▯▯▯▯ 4/10`: the numbers say it, the bar shows it, no colour is needed. */
function progress({ expected, answered, exempt }: Counts, { t }: Reader): string {
  const due = expected - exempt
  const filled = due === 0 ? 0 : Math.round((answered / due) * bars)
  return t('status.progress', { bar: '▮'.repeat(filled) + '▯'.repeat(bars - filled), answered, all: due })
}

function missingTitle(status: RoundStatus, { t }: Reader): string {
  if (status.missing.length === 0) return t('status.nothing-missing')
  const title = t('status.missing', { count: status.missing.length })
  return status.missing.length > mostListed ? `${title} ${t('status.first-shown', { count: mostListed })}` : title
}

function missingView(missing: MissingProject, status: RoundStatus, reader: Reader): StatusView['missing'][number] {
  const { t, text } = reader
  const subjects = t('status.subjects', { count: missing.subjects.length })
  return {
    name: text(missing.project.name),
    what:
      missing.drafts === 0
        ? subjects
        : t('status.with-drafts', { subjects, drafts: t('status.drafts', { count: missing.drafts }) }),
    owners: missing.owners.map((owner) => ({
      text: t('status.owner', { name: owner.name, contact: contactText(owner, status, reader) }),
    })),
  }
}

function contactText(owner: MissingOwner, status: RoundStatus, reader: Reader): string {
  const { t } = reader
  if (owner.reach !== 'installed' && owner.reach !== 'roster') return t(`reach.${owner.reach}`)
  return owner.lastContact === undefined ? t('contact.none') : deliveryText(owner.lastContact, status, reader)
}

function deliveryText({ current, dueAt, kind }: Delivery, { facts }: RoundStatus, { t, language }: Reader): string {
  const step = t(`step.${kind}`)
  const at = dateAndTime(current.state === 'sent' ? current.sentAt : dueAt, facts.programme.timeZone, language)
  if (current.state === 'failed' || current.state === 'retrying')
    return t(`contact.${current.state}`, { step, code: current.code })
  return current.state === 'sent' ? t('contact.sent', { step, at }) : t('contact.unknown', { step, at })
}
