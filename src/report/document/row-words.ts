import type { LocalText } from '../../domain/local-text.ts'
import type { ReportSubject } from '../../domain/report-model.ts'
import { topicName } from '../../domain/report-names.ts'
import { type ReportView, unitsOf } from '../view.ts'
import type { Piece, Words } from './document.ts'
import { registerWords } from './words.ts'

/** A row's name: its sub-heading, the project, the units that do it together and the parts under its one level. */
export function rowWords(view: ReportView, line: ReportSubject): Words {
  const group = view.model.projects.find(({ id }) => id === line.project)?.group
  const units = unitsOf(view.model, line).map(({ name }) => name)
  const besides = [units, line.parts ?? []].filter(({ length }) => length > 0)
  return [
    ...(group === undefined ? [] : [note([...registerWords(view, group), ':']), ' ']),
    ...registerWords(view, topicName(view.model, line)),
    ...besides.flatMap((names, index) => [index > 0 ? ' · ' : ' ', note(listed(view, names))]),
  ]
}

function listed(view: ReportView, names: readonly LocalText[]): Words {
  return names.flatMap((name, index) => [...(index > 0 ? [', '] : []), ...registerWords(view, name)])
}

function note(words: Words): Piece {
  return { kind: 'note', words }
}
