import { type Language, type LocalText, languageOf } from '../../domain/local-text.ts'
import type { TitledText } from '../../domain/programme.ts'
import type { Question } from '../../domain/question.ts'
import type { ReportGoal, ReportPerson } from '../../domain/report-model.ts'
import { goalWords, plain, type ReportView } from '../view.ts'
import type { Block, HeadingRank, ParagraphStyle, Piece, Text, Typed, Words } from './document.ts'

/** A text of the register, marked where it is in another language than the report. */
export function registerText(view: ReportView, text: LocalText): Text {
  return inLanguage(view, plain(view, text), languageOf(text, view.language, view.model.programme.language))
}

export function registerWords(view: ReportView, text: LocalText): Words {
  return [{ kind: 'text', ...registerText(view, text) }]
}

/**
 * What a person typed, marked where it is in another language than the report; what was taken over from before
 * the bot has no language noted, and is in the programme's.
 */
export function typed(view: ReportView, text: string, language: Language = view.model.programme.language): Block {
  return { kind: 'typed', source: 'person', prose: false, ...inLanguage(view, text, language) }
}

export function prose(view: ReportView, text: string, language: Language = view.model.programme.language): Block {
  return { kind: 'typed', source: 'person', prose: true, ...inLanguage(view, text, language) }
}

/** The same in a line. */
export function typedWords(view: ReportView, text: string, language: Language = view.model.programme.language): Piece {
  return { kind: 'text', ...inLanguage(view, text, language) }
}

function inLanguage(view: ReportView, text: string, language: Language | undefined): Text {
  return language === undefined || language === view.language ? { text } : { text, language }
}

export function paragraph(style: ParagraphStyle, ...words: Words): Block {
  return { kind: 'paragraph', style, words }
}

export function heading(rank: HeadingRank, words: Words): Block {
  return { kind: 'heading', rank, words }
}

/** The heading of a goal's part of a chapter, in the contents by its short name. */
export function goalHeading(view: ReportView, chapter: string, goal: ReportGoal): Block {
  const entry = { id: `${chapter}/${goal.id}`, title: goalWords(view, goal) }
  return { kind: 'heading', rank: 3, words: numberedWords(view, goal.number, goal.name), entry }
}

/** A name after the number that the register gives it. */
export function numberedWords(view: ReportView, number: number | undefined, name: LocalText): Words {
  return [...(number === undefined ? [] : [`${number}. `]), ...registerWords(view, name)]
}

/** `7.3.1 Mitä saatiin aikaan?` */
export function questionWords(view: ReportView, { number, label }: Pick<Question, 'number' | 'label'>): Words {
  return [...(number === undefined ? [] : [`${number} `]), ...registerWords(view, label)]
}

/** Titled texts of the register. */
export function titledTexts(view: ReportView, texts: readonly TitledText[], rank: 3 | 4): readonly Block[] {
  return texts.flatMap(({ title, text }) => {
    const body: Typed = { source: 'register', prose: true, ...registerText(view, text) }
    return [heading(rank, registerWords(view, title)), { kind: 'typed' as const, ...body }]
  })
}

export function people(persons: readonly ReportPerson[]): Block {
  const items = persons.map(
    ({ name, email }): Words => (name === email ? [name] : [name, ' ', { kind: 'note', words: [email] }]),
  )
  return { kind: 'list', style: 'people', items }
}
