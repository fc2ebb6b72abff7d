import { type Language, languages } from './local-text.ts'
import { noteKey, type TextPlace } from './note-keys.ts'
import { holdsFor, type NoteVersion, standing } from './office-notes.ts'
import { textsOf } from './printed-answer.ts'
import type { OriginalText, ReportSubject } from './report-model.ts'
import { topicKey } from './report-names.ts'
import { questionsIn } from './report-questions.ts'
import { isSameTyped } from './same-typed.ts'
import { otherLanguage, type SummaryFacts } from './summary-page.ts'

/** The most characters of a text as it is to be printed, and of its translation; of a long one, as many as any has. */
const longest = { ordinary: 4000, ofLong: 12_000 }
/** As many projects or texts as stay small enough to arrive on one card. */
export const textsPerPage = 15

/** One text of the report as its owner sent it and as it is printed. */
export interface PrintedText extends TextPlace {
  readonly line: ReportSubject
  readonly original: string
  /** Undefined where it is hidden. */
  readonly printed?: string
  readonly edit?: OriginalText['edit']
  /** Its edit or translation is not printed: the text has changed since. */
  readonly outdated?: true
  /** In which it was written, where that is known. */
  readonly language?: Language
}

/** Which projects, spearheads and goals have texts, and the texts of one of them. */
export interface TextList {
  readonly kind: 'text-list'
  readonly facts: SummaryFacts
  /** Whether equal short answers of consecutive rounds are printed as one. */
  readonly joined: boolean
  readonly joinRevision: number
  /** By `topicKey`. */
  readonly projects: readonly string[]
  readonly project?: string
  /** This round's first, then the older ones, line by line. */
  readonly texts: readonly PrintedText[]
  /** 1 for the first, of the texts or else of the projects. */
  readonly page: number
  readonly notice?: 'conflict' | 'storage-failed'
}

export type TextNotice = 'saved' | 'text-unsaved' | 'conflict' | 'storage-failed' | 'empty' | 'too-long'

export interface TextPage {
  readonly kind: 'text-page'
  readonly facts: SummaryFacts
  readonly text: PrintedText
  /** Texts of earlier rounds may be shortened and hidden; this round's wording may be mended. */
  readonly isEarlier: boolean
  /** An edit of what the owner had sent before; it is not printed. */
  readonly outdatedEdit?: string
  /** What stands in the inputs. */
  readonly value: string
  readonly translation: string
  readonly translationLanguage: Language
  readonly revision: number
  readonly translationRevision: number
  readonly conflict?: NoteVersion
  readonly notice?: TextNotice
}

export interface TypedText {
  readonly text: string
  readonly translation: string
}

/** What may be typed of a text: an answer that is long already may be mended and translated at its length. */
export function longestTextOf({ original }: Pick<PrintedText, 'original'>): number {
  return original.length > longest.ordinary ? longest.ofLong : longest.ordinary
}

/** Whether what stands in the input of the text is kept somewhere: as it was sent, is printed, or was ever saved. */
export function isKeptText({ text, value, facts }: TextPage, typed: string): boolean {
  const note = facts.notes.find(({ key }) => key === noteKey({ about: 'print', ...placeOfText(text) }))
  const kept = [text.original, value, ...(note?.versions ?? []).map((version) => version.text)]
  return kept.some((each) => isSameTyped(each, typed))
}

/** The page that was asked for, or that of a text. */
export function textList(
  facts: SummaryFacts,
  { project, page = 1, place }: { readonly project?: string; readonly page?: number; readonly place?: TextPlace } = {},
): TextList {
  const { model } = facts
  const join = facts.notes.find(({ key }) => key === noteKey({ about: 'short-answers' }))
  const withTexts = new Set(model.subjects.filter((subject) => textsIn(facts, subject).length > 0).map(topicKey))
  const asked = project !== undefined && withTexts.has(project) ? project : undefined
  const projects = [...withTexts]
  const texts = model.subjects
    .filter((subject) => asked !== undefined && topicKey(subject) === asked)
    .flatMap((subject) => textsIn(facts, subject))
  const at = place === undefined ? -1 : texts.findIndex((text) => isSameText(text, place))
  const pages = Math.max(1, Math.ceil((asked === undefined ? projects : texts).length / textsPerPage))
  return {
    kind: 'text-list',
    facts,
    joined: standing(join) !== undefined,
    joinRevision: join?.versions.at(-1)?.revision ?? 0,
    projects,
    ...(asked === undefined ? {} : { project: asked }),
    texts,
    page: Math.min(Math.max(1, at < 0 ? page : Math.floor(at / textsPerPage) + 1), pages),
  }
}

function isSameText(one: TextPlace, other: TextPlace): boolean {
  return one.deadline === other.deadline && one.subject === other.subject && one.question === other.question
}

/** The page of one text; undefined where the report has no such text. */
export function textPage(
  facts: SummaryFacts,
  place: TextPlace,
  extras: { readonly typed?: TypedText; readonly conflict?: NoteVersion; readonly notice?: TextNotice } = {},
): TextPage | undefined {
  const subject = facts.model.subjects.find(({ id }) => id === place.subject)
  const text = subject === undefined ? undefined : textsIn(facts, subject).find((each) => isSameText(each, place))
  if (text === undefined) return undefined
  const language = translationLanguage(facts, text)
  const translation = facts.notes.find(({ key }) => key === textTranslationKey(place, language))
  const edit = standing(facts.notes.find(({ key }) => key === noteKey({ about: 'print', ...place })))
  const { typed, ...shown } = extras
  return {
    kind: 'text-page',
    facts,
    text,
    ...(edit === undefined || edit.text === '' || holdsFor(edit, text.original) ? {} : { outdatedEdit: edit.text }),
    isEarlier: place.deadline < facts.model.round.deadline,
    value: typed?.text ?? text.printed ?? text.original,
    translation: typed?.translation ?? standing(translation)?.text ?? '',
    translationLanguage: language,
    revision: revisionOf(facts, noteKey({ about: 'print', ...place })),
    translationRevision: translation?.versions.at(-1)?.revision ?? 0,
    ...shown,
  }
}

export function placeOfText({ deadline, subject, question }: TextPlace): TextPlace {
  return { deadline, subject, question }
}

export function textTranslationKey(place: TextPlace, language: Language): string {
  return noteKey({ about: 'translation', language, ...placeOfText(place) })
}

/** A text in Finnish is translated into Swedish, any other into Finnish. */
export function translationLanguage(
  { programme }: Pick<SummaryFacts, 'programme'>,
  { language }: PrintedText,
): Language {
  const written = language ?? programme.language
  return written === 'en' ? (languages.find((each) => each === programme.language) ?? 'fi') : otherLanguage(written)
}

function textsIn({ model }: SummaryFacts, subject: ReportSubject): readonly PrintedText[] {
  const { answer, originals, outdatedEdits, history } = subject
  const own = answer === undefined ? [] : [{ deadline: model.round.deadline, answer, originals, outdatedEdits }]
  return [...own, ...history.toReversed()].flatMap(
    ({ deadline, answer: given, originals: kept = [], outdatedEdits: outdated = [] }) => {
      const printed = new Map(textsOf(questionsIn(model, subject), given).map(({ question, text }) => [question, text]))
      const questions = [...new Set([...printed.keys(), ...kept.map(({ question }) => question)])]
      return questions.flatMap((question): readonly PrintedText[] => {
        const original = kept.find((each) => each.question === question)
        const text = printed.get(question)
        const sent = original?.text ?? text
        if (sent === undefined) return []
        return [
          {
            deadline,
            subject: subject.id,
            question,
            line: subject,
            original: sent,
            ...(text === undefined ? {} : { printed: text }),
            ...(original === undefined ? {} : { edit: original.edit }),
            ...(outdated.includes(question) ? { outdated: true as const } : {}),
            ...(given.language === undefined ? {} : { language: given.language }),
          },
        ]
      })
    },
  )
}

function revisionOf({ notes }: SummaryFacts, key: string): number {
  return notes.find((note) => note.key === key)?.versions.at(-1)?.revision ?? 0
}
