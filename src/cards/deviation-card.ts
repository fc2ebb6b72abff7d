import { nameOf } from '../domain/access.ts'
import type { DeviationNews } from '../domain/deviation-news.ts'
import { isTold } from '../domain/question-types/registry.ts'
import { dateAndTime } from '../locales/dates.ts'
import { execute } from './actions.ts'
import { answerRows } from './answer-text.ts'
import { noticeCard } from './notice-card.ts'
import type { Reader } from './reader.ts'
import type { Card } from './template.ts'

/** A delay as its owner told it, for coordinators, as soon as it is sent. */
export function deviationCard(news: DeviationNews, reader: Reader): Card {
  const { t, text, language } = reader
  const { programme, opened, topic, revision } = news
  const rows = answerRows(news.answer, news.questions, news, reader).map(({ label, lines }) =>
    t('deviation.row', { label, text: lines.map((line) => line.text).join('\n') }),
  )
  const sent = t('receipt.by', {
    name: nameOf(programme, revision.sentBy),
    at: dateAndTime(revision.sentAt, programme.timeZone, language),
  })
  return noticeCard(
    {
      title: t(isDeviation(news) ? 'deviation.title' : 'deviation.need', { project: text(topic.name) }),
      text: [...rows, sent].join('\n'),
      actions: [
        ...(topic.project === undefined || programme.contacts.length === 0
          ? []
          : [execute(t('telling.show'), 'tell', { round: opened.round.id, project: topic.project.id })]),
        execute(t('welcome.status'), 'status', { round: opened.round.id }),
      ],
    },
    reader,
  )
}

/** A state of the project tells of it; else somebody said yes to a need. */
function isDeviation({ questions, answer }: DeviationNews): boolean {
  return questions.some((question) => question.type === 'choice' && isTold(question, answer.values[question.id]))
}
