import type { ReportSubject } from '../../domain/report-model.ts'
import { topicKey, topicName } from '../../domain/report-names.ts'
import { answerParts, shortWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { plain, type ReportView } from '../view.ts'
import { partBlocks } from './answers.ts'
import type { Block, Chapter } from './document.ts'
import { paragraph, questionWords, registerWords, typed } from './words.ts'

/** The questions by their numbers, project by project, each with this round's answer. */
export function questionnaireChapter(view: ReportView): Chapter | undefined {
  const { model, t } = view
  const projects = model.subjects.filter(({ scope }) => scope === 'project')
  if (projects.length === 0) return undefined
  return {
    id: 'questionnaire',
    title: t('report.section.questionnaire'),
    wide: false,
    blocks: projects.flatMap((project) => projectBlocks(view, project)),
  }
}

function projectBlocks(view: ReportView, subject: ReportSubject): readonly Block[] {
  const name = topicName(view.model, subject)
  const entry = { id: `questionnaire/${topicKey(subject)}`, title: plain(view, name) }
  return [{ kind: 'heading', rank: 3, words: registerWords(view, name), entry }, ...answers(view, subject)]
}

function answers(view: ReportView, subject: ReportSubject): readonly Block[] {
  const { answer } = subject
  const gap = gapWords(view, subject)
  if (gap !== undefined) return [paragraph('alert', gap)]
  if (answer === undefined) return []
  if (answer.kind === 'quick') {
    const reason = answer.reason === undefined ? [] : [typed(view, answer.reason, answer.language)]
    return [paragraph('short', shortWords(view, answer)), ...reason]
  }
  return answerParts(view.model, subject, answer).flatMap((part) => {
    const asked = part.question === undefined ? [] : [paragraph('label', ...questionWords(view, part.question))]
    return [...asked, ...partBlocks(view, part, false, answer.language)]
  })
}
