import type { Edition } from '../domain/edition.ts'
import { hasPublicationDuty } from '../domain/publication-duty.ts'
import { topicName } from '../domain/report-names.ts'
import type { PreviewFacts, ReportFileLink, ReportPreview } from '../domain/report-preview.ts'
import { type CardAction, execute } from './actions.ts'
import { type OfficeSection, officeCard } from './office-card.ts'
import type { Reader } from './reader.ts'
import { audienceActions, fileActions } from './report-links.ts'
import { goalTitle } from './report-words.ts'
import { roundTitle } from './round-title.ts'
import type { Card } from './template.ts'

const mostListed = 10

/** The report before it is published: what it counts, what it lacks, and the ways to mend that. */
export function previewCard(preview: ReportPreview, reader: Reader): Card {
  const { t } = reader
  const { facts, newest, links, asking } = preview
  const round = facts.opened.round.id
  const title = t(asking ? 'preview.confirm-title' : 'preview.title')
  const sections: readonly OfficeSection[] = [
    { text: [countsText(preview, reader), editionText(preview, reader)].join('\n') },
    ...gapSections(preview, reader),
  ]
  return officeCard(
    {
      round: roundTitle(facts.series, facts.opened.round, reader),
      title,
      ...(asking ? { notice: { text: confirmText(preview, reader), style: 'warning' } } : {}),
      sections: asking ? sections.slice(0, 1) : [...sections, { text: '', actions: audienceActions(links, reader) }],
      actions: asking
        ? [
            execute(t('preview.publish-now', { edition: (newest?.number ?? 0) + 1 }), 'publish', {
              round,
              confirmed: 'yes',
            }),
            execute(t('page.back'), 'report', { round }),
          ]
        : [...editingActions(preview, reader), execute(t('preview.publish'), 'publish', { round })],
    },
    reader,
  )
}

/** What a coordinator sees who has published: the edition, and the ways to it for both audiences. */
export function publishedCard(
  published: {
    readonly facts: PreviewFacts
    readonly edition: Edition
    readonly isNew: boolean
    readonly links: readonly ReportFileLink[]
    readonly hasChannel: boolean
    readonly hasDuty: boolean
  },
  reader: Reader,
): Card {
  const { t } = reader
  const { facts, edition, isNew, links, hasChannel, hasDuty } = published
  const round = facts.opened.round.id
  const of = (audience: ReportFileLink['audience']) =>
    fileActions(
      links.filter((link) => link.audience === audience),
      reader,
    )
  return officeCard(
    {
      round: roundTitle(facts.series, facts.opened.round, reader),
      title: t(isNew ? 'published.title' : 'published.unchanged', { edition: edition.number }),
      sections: [
        { text: t(hasChannel ? 'published.posted' : 'report.no-channel') },
        { title: t('report.link-public'), text: '', actions: of('public') },
        { title: t('report.link-coordinators'), text: t('published.not-public'), actions: of('coordinators') },
      ],
      actions: hasDuty ? [execute(t('duty.show'), 'duty', { round })] : [],
    },
    reader,
  )
}

function countsText({ model }: ReportPreview, { t }: Reader): string {
  const { expected, answered, missing, exempt, late = 0 } = model.counts
  return t('preview.counts', { expected, answered, missing, exempt, late })
}

function editionText({ newest, changes }: ReportPreview, { t }: Reader): string {
  if (newest === undefined) return t('preview.first')
  return changes === 0
    ? t('preview.no-changes', { edition: newest.number })
    : t('preview.changes', { edition: newest.number, count: changes })
}

function confirmText(preview: ReportPreview, { t }: Reader): string {
  const { missing, unapproved } = preview.gaps
  return [
    t('preview.confirm'),
    ...(missing === 0 ? [] : [t('preview.missing', { count: missing })]),
    ...(unapproved === 0 ? [] : [t('preview.unapproved', { count: unapproved })]),
  ].join(' ')
}

function partsText({ pdf, facts }: ReportPreview, { t }: Reader): string {
  const told = t('preview.parts', { parts: pdf.parts })
  return hasPublicationDuty(facts.series) ? `${told} ${t('preview.parts-duty')}` : told
}

function gapSections(preview: ReportPreview, reader: Reader): readonly OfficeSection[] {
  const { t, text } = reader
  const { gaps, model, repeated, outdated, pdf } = preview
  const lines = [
    ...(gaps.missing === 0 ? [] : [t('preview.missing', { count: gaps.missing })]),
    ...(gaps.unapproved === 0 ? [] : [t('preview.unapproved', { count: gaps.unapproved })]),
    ...(gaps.unedited === 0 ? [] : [t('preview.unedited', { count: gaps.unedited })]),
    ...gaps.unreportedGoals.map((id) => t('preview.no-projects', { goal: goalTitle(model, id, reader) })),
    ...(pdf.unprintable.length === 0 ? [] : [t('preview.unprintable', { characters: pdf.unprintable.join(', ') })]),
  ]
  const linesOf = (listed: ReportPreview['repeated']): string => {
    const names = listed.slice(0, mostListed).map((subject) => {
      const { scope, goal } = subject
      const name = text(topicName(model, subject))
      return scope !== 'line' || goal === undefined ? name : `${name}: ${goalTitle(model, goal, reader)}`
    })
    const more = listed.length > mostListed ? [t('rehearsal.more', { count: listed.length - mostListed })] : []
    return [...names, ...more].join('\n')
  }
  return [
    { title: t('preview.gaps'), text: lines.length === 0 ? t('preview.no-gaps') : lines.join('\n') },
    ...(repeated.length === 0
      ? []
      : [{ title: t('status.repeated', { count: repeated.length }), text: linesOf(repeated) }]),
    ...(outdated.length === 0
      ? []
      : [{ title: t('preview.outdated', { count: outdated.length }), text: linesOf(outdated) }]),
    ...(pdf.parts > 1 ? [{ text: partsText(preview, reader) }] : []),
  ]
}

function editingActions({ facts }: ReportPreview, { t }: Reader): readonly CardAction[] {
  const round = facts.opened.round.id
  const summary = hasPublicationDuty(facts.series) ? [execute(t('summary.edit'), 'summaries', { round })] : []
  return [...summary, execute(t('texts.edit'), 'texts', { round })]
}
