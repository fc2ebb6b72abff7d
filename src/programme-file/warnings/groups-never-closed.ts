import type { Programme } from '../../domain/programme.ts'
import type { Question } from '../../domain/question.ts'
import type { Finding } from '../fault.ts'

/** Rows that are carried on end with a choice `closed`; where there is none, they stand there for ever. */
export function groupsNeverClosed({ series }: Programme): readonly Finding[] {
  return series.flatMap(({ questions }, index) =>
    questions.flatMap((question, at): readonly Finding[] =>
      question.type !== 'group' || question.carry !== true || question.fields.some(closes)
        ? []
        : [
            {
              path: ['series', index, 'questions', at],
              code: 'group-never-closed',
              values: { question: question.id },
            },
          ],
    ),
  )
}

function closes(field: Question): boolean {
  return field.type === 'choice' && field.choices.some(({ id }) => id === 'closed')
}
