import { type Answer, countedValues, type SentRevision, sameAnswer } from './answer.ts'
import { sameValue } from './answer-value.ts'
import { type Question, reasonId } from './question.ts'
import { topicOf } from './scopes/registry.ts'
import type { Topic } from './scopes/scope.ts'
import { questionsFor, type SheetContext } from './sheet-context.ts'
import type { SubjectId } from './subject.ts'

/** What one sending changed in the answer to one subject. */
export interface SubjectChange {
  readonly subject: SubjectId
  /** Those whose answer differs; all of them where the kind of answer does. */
  readonly questions: readonly Question[]
  readonly before?: Answer
  /** Undefined where the subject is not answered any more. */
  readonly after?: Answer
}

export interface RevisionHistory {
  readonly revision: SentRevision
  readonly changes: readonly SubjectChange[]
}

/** Every sending of a sheet in the round with what it changed, the newest first. */
export interface SheetHistory {
  readonly kind: 'history'
  readonly context: SheetContext
  readonly topic: Topic
  readonly revisions: readonly RevisionHistory[]
}

export function sheetHistory(context: SheetContext): SheetHistory | undefined {
  const topic = topicOf(context.programme, context.expected)
  if (topic === undefined) return undefined
  const { revisions } = context.sheet
  return {
    kind: 'history',
    context,
    topic,
    revisions: revisions
      .map((revision, index) => ({ revision, changes: changesOf(context, revision, revisions[index - 1]) }))
      .toReversed(),
  }
}

function changesOf(
  context: SheetContext,
  revision: SentRevision,
  previous: SentRevision | undefined,
): readonly SubjectChange[] {
  return context.expected.subjects.flatMap(({ id }) => {
    const before = previous?.answers[id]
    const after = revision.answers[id]
    if (sameAnswer(before, after)) return []
    return [
      {
        subject: id,
        questions: changedQuestions(questionsFor(context, id), before, after),
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    ]
  })
}

function changedQuestions(
  questions: readonly Question[],
  before: Answer | undefined,
  after: Answer | undefined,
): readonly Question[] {
  if (before?.kind !== 'values' || after?.kind !== 'values') return questions
  const [was, is] = [countedValues(before), countedValues(after)]
  return questions.filter(
    (question) =>
      !sameValue(was[question.id], is[question.id]) || !sameValue(was[reasonId(question)], is[reasonId(question)]),
  )
}
